package org.cluelake.architecture.planted.detector;

/** A stage that others import. */
public record Neighbour(String name) {}
