package org.cluelake.architecture.planted.app;

/** A command. */
public record Command(String name) {}
