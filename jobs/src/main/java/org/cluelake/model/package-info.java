/**
 * Learned risk scores beside the rules.
 *
 * <p>In come a table of labelled items and a specification; out go a judgement by cross validation,
 * and a model: boosted trees, their calibration, a card, and a version that is the hash of all of
 * it. Nothing here knows a data set. Training is deterministic: seeds are given, each ensemble
 * grows on one thread.
 */
package org.cluelake.model;
