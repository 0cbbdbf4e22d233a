package org.cluelake.fusion;

/**
 * Subjects of a lake that nothing spoke against.
 *
 * @param lake where
 * @param positives those that are what is looked for all the same
 * @param negatives all others
 */
public record Unseen(String lake, long positives, long negatives) {}
