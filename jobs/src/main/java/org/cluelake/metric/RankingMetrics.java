package org.cluelake.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a score ranks labelled items.
 *
 * <p>Equal scores are one step of the threshold: a tie is taken whole or not at all, so no metric
 * depends on the order of the items. Average precision is the sum of each step's gain in recall
 * times the precision after it, without interpolation (as in scikit-learn). Precision at k, which
 * may cut a tie, is its expected value over random orders within the tie. The area under the ROC
 * curve counts a tie between two classes as half. Recall at a false-positive rate uses the real
 * thresholds only.
 *
 * <p>A metric at another prevalence weighs every negative so that positives have that share, and
 * leaves recall and the false-positive rate as they are.
 */
public final class RankingMetrics {

  /** Items at or above a threshold. */
  private record Step(double threshold, long positives, long negatives) {}

  /**
   * The quality of a cut.
   *
   * @param threshold items at or above it are flagged
   * @param precision right among flagged
   * @param recall flagged among positives
   * @param f1 harmonic mean for positives
   * @param macroF1 mean of the F1 of positives and of negatives
   */
  public record Cut(double threshold, double precision, double recall, double f1, double macroF1) {}

  /**
   * What a threshold gives.
   *
   * @param threshold items at or above it are flagged
   * @param recall flagged among positives
   * @param precision right among flagged
   * @param falsePositiveRate flagged among negatives
   */
  public record Point(
      double threshold, double recall, double precision, double falsePositiveRate) {}

  private final List<Step> steps;
  private final long positives;
  private final long negatives;

  private RankingMetrics(List<Step> steps, long positives, long negatives) {
    this.steps = steps;
    this.positives = positives;
    this.negatives = negatives;
  }

  /**
   * Takes the items in.
   *
   * @param scores finite, higher means more likely positive
   * @param labels whether the item at the same place is positive; both classes must occur
   */
  public static RankingMetrics of(double[] scores, boolean[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException("there are as many labels as scores");
    }
    List<Step> steps = new ArrayList<>();
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -finite(scores[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    long positives = 0;
    long negatives = 0;
    for (int i = 0; i < order.length; i++) {
      if (labels[order[i]]) {
        positives++;
      } else {
        negatives++;
      }
      // 0.0 and -0.0 are one score.
      if (i + 1 == order.length || scores[order[i]] != scores[order[i + 1]]) {
        steps.add(new Step(scores[order[i]], positives, negatives));
      }
    }
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException("a ranking is judged where both classes occur");
    }
    return new RankingMetrics(List.copyOf(steps), positives, negatives);
  }

  private static double finite(double score) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score is a finite number");
    }
    return score;
  }

  /** Share of positives among the items. */
  public double prevalence() {
    return (double) positives / (positives + negatives);
  }

  /** Average precision. */
  public double averagePrecision() {
    return weightedAveragePrecision(1);
  }

  /** Average precision were positives this share of all. */
  public double averagePrecisionAt(double prevalence) {
    return weightedAveragePrecision(negativeWeight(prevalence));
  }

  private double weightedAveragePrecision(double weight) {
    double sum = 0;
    long before = 0;
    for (Step step : steps) {
      double gain = (double) (step.positives - before) / positives;
      if (gain > 0) {
        sum += gain * step.positives / (step.positives + weight * step.negatives);
      }
      before = step.positives;
    }
    return sum;
  }

  /** Expected share of positives among the first k items, or among all where there are fewer. */
  public double precisionAtTop(int k) {
    return weightedPrecisionAtTop(k, 1);
  }

  /** The same were positives this share of all: the first k hold more negatives then. */
  public double precisionAtTop(int k, double prevalence) {
    return weightedPrecisionAtTop(k, negativeWeight(prevalence));
  }

  private double weightedPrecisionAtTop(int k, double weight) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1");
    }
    double taken = Math.min(k, positives + weight * negatives);
    Step before = new Step(Double.POSITIVE_INFINITY, 0, 0);
    for (Step step : steps) {
      double size = step.positives + weight * step.negatives;
      if (size >= taken) {
        double whole = before.positives + weight * before.negatives;
        double share = (step.positives - before.positives) / (size - whole);
        return (before.positives + (taken - whole) * share) / taken;
      }
      before = step;
    }
    throw new IllegalStateException("the last step holds all items");
  }

  /** Area under the ROC curve. */
  public double rocAuc() {
    double area = 0;
    Step before = new Step(Double.POSITIVE_INFINITY, 0, 0);
    for (Step step : steps) {
      area += (step.negatives - before.negatives) * ((step.positives + before.positives) / 2.0);
      before = step;
    }
    return area / ((double) positives * negatives);
  }

  /** Largest recall of a threshold that flags at most this share of the negatives. */
  public double recallAtFalsePositiveRate(double rate) {
    double recall = 0;
    for (Step step : steps) {
      if ((double) step.negatives / negatives <= rate) {
        recall = (double) step.positives / positives;
      }
    }
    return recall;
  }

  /** Every threshold from the highest down: the curves of precision and of the ROC. */
  public List<Point> curve() {
    return steps.stream()
        .map(
            s ->
                new Point(
                    s.threshold,
                    (double) s.positives / positives,
                    (double) s.positives / (s.positives + s.negatives),
                    (double) s.negatives / negatives))
        .toList();
  }

  /** The cut of the largest F1; of equals the highest threshold. */
  public Cut best() {
    Cut best = null;
    for (Step step : steps) {
      Cut cut = cut(step.threshold, step, 1);
      if (best == null || cut.f1() > best.f1()) {
        best = cut;
      }
    }
    return best;
  }

  /** The cut that flags every item at or above a threshold. */
  public Cut at(double threshold) {
    return cut(threshold, flagged(threshold), 1);
  }

  /** The same cut were positives this share of all. */
  public Cut at(double threshold, double prevalence) {
    return cut(threshold, flagged(threshold), negativeWeight(prevalence));
  }

  private Step flagged(double threshold) {
    Step flagged = new Step(threshold, 0, 0);
    for (Step step : steps) {
      if (step.threshold >= threshold) {
        flagged = step;
      }
    }
    return flagged;
  }

  /** A share of nothing is 0 here: a cut that flags nobody warns nobody. */
  private Cut cut(double threshold, Step flagged, double weight) {
    double truePositives = flagged.positives;
    double falsePositives = weight * flagged.negatives;
    double falseNegatives = positives - truePositives;
    double trueNegatives = weight * negatives - falsePositives;
    double all = truePositives + falsePositives;
    double f1 = f1(truePositives, falsePositives, falseNegatives);
    return new Cut(
        threshold,
        all == 0 ? 0 : truePositives / all,
        truePositives / positives,
        f1,
        (f1 + f1(trueNegatives, falseNegatives, falsePositives)) / 2);
  }

  private static double f1(double right, double tooMany, double missed) {
    return right == 0 ? 0 : 2 * right / (2 * right + tooMany + missed);
  }

  private double negativeWeight(double prevalence) {
    if (!(prevalence > 0 && prevalence < 1)) {
      throw new IllegalArgumentException("a prevalence lies between 0 and 1");
    }
    return (double) positives / negatives * (1 - prevalence) / prevalence;
  }
}
