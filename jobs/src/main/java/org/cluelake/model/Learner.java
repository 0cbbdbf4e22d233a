package org.cluelake.model;

/** Learns a score from labelled rows. The same rows and seed give the same scorer. */
interface Learner {

  /** Learns from some rows of a frame. */
  Scorer fit(Frame frame, int[] rows, long seed);
}
