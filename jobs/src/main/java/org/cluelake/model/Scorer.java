package org.cluelake.model;

/** What a learner has learned. */
public interface Scorer {

  /** A score for each of some rows, higher means more likely positive. */
  double[] scores(Frame frame, int[] rows);
}
