package org.cluelake.fusion;

/**
 * One subject with evidence and what became of it.
 *
 * @param lake where it was seen
 * @param subject its token
 * @param fired what spoke against it
 * @param isPositive whether it is what it seemed
 */
public record Observation(String lake, long subject, Fired fired, boolean isPositive) {}
