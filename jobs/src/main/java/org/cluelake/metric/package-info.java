/**
 * How well scores rank and how honest they are as probabilities.
 *
 * <p>In come scores and labels as arrays, out go figures. It knows nothing of the house, so that
 * the evaluation of published nights and of learned scores measure alike.
 */
package org.cluelake.metric;
