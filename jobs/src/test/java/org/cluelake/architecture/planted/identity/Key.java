package org.cluelake.architecture.planted.identity;

/** A key. */
public record Key(String name) {}
