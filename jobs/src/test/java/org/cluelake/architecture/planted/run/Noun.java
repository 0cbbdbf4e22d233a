package org.cluelake.architecture.planted.run;

import org.cluelake.architecture.planted.detector.Neighbour;

/** A noun that knows a stage. */
public record Noun(Neighbour neighbour) {}
