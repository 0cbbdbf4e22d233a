package org.cluelake.architecture.planted.lost;

/** A class on no floor. */
public record Attic(String name) {}
