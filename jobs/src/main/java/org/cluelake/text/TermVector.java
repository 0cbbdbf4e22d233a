package org.cluelake.text;

/**
 * The weighted terms of a text.
 *
 * @param terms their numbers, ascending
 * @param weights of each
 */
record TermVector(int[] terms, double[] weights) {}
