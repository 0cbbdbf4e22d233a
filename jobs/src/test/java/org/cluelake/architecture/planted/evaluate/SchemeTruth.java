package org.cluelake.architecture.planted.evaluate;

import org.cluelake.architecture.planted.detector.Neighbour;

/** The truth, which imports what it judges. */
public record SchemeTruth(Neighbour judged) {}
