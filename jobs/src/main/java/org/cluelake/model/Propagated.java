package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A second stage that also sees what the first says of linked items (Sen and others 2008,
 * collective classification).
 *
 * <p>The first stage's scores of training rows are held out by folds of their own; other rows are
 * scored by the mean of the same folds' scorers. So the second stage learns from scores of the kind
 * it will see, made by learners of the same number of rows. No label of a linked item is a feature.
 *
 * @param first scores items by themselves
 * @param second scores them with their neighbours' scores
 * @param links who is linked
 * @param folds for the held-out scores
 */
record Propagated(Learner first, Trees second, Links links, int folds) implements Learner {

  @Override
  public Scorer fit(Frame frame, int[] rows, long seed) {
    List<Scorer> scorers = new ArrayList<>();
    double[] held = new double[frame.size()];
    for (Split split : Folds.of(frame, rows, folds, seed + 1)) {
      Scorer scorer = first.fit(frame, split.train(), seed);
      double[] scores = scorer.scores(frame, split.test());
      for (int i = 0; i < scores.length; i++) {
        held[split.test()[i]] = scores[i];
      }
      scorers.add(scorer);
    }
    double[] known = mean(scorers, frame);
    for (int row : rows) {
      known[row] = held[row];
    }
    Frame with = NeighbourScores.added(frame, links, known);
    TreeScorer linked = second.fit(with, rows, seed);
    return (other, some) ->
        linked.scores(
            other == frame ? with : NeighbourScores.added(other, links, mean(scorers, other)),
            some);
  }

  private static double[] mean(List<Scorer> scorers, Frame frame) {
    double[] mean = new double[frame.size()];
    for (Scorer scorer : scorers) {
      double[] scores = scorer.scores(frame, frame.rows());
      for (int row = 0; row < mean.length; row++) {
        mean[row] += scores[row] / scorers.size();
      }
    }
    return mean;
  }
}
