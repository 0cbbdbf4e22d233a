package org.cluelake.model;

/**
 * Rows to learn from and rows to judge on, as row numbers of a {@link Frame} in ascending order.
 *
 * @param train rows to learn from
 * @param test rows the learner must not see
 */
record Split(int[] train, int[] test) {}
