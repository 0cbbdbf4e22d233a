package org.cluelake.architecture.planted.contract;

import org.cluelake.architecture.planted.run.Noun;

/** A contract that knows who reads it. */
public record Contract(Noun noun) {}
