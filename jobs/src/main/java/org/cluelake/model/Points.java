package org.cluelake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A point sum that fits on a page: rules alone, chosen from the training rows.
 *
 * <p>Each round adds the condition on one feature that helps the log-likelihood most (boosted
 * stumps, Friedman 2001, with full Newton steps); its weight becomes 1 to {@value #MOST} points.
 * Limits are quantiles of the training rows. A missing value meets no condition.
 *
 * @param rounds how many conditions are added; one added twice is one of more points
 */
record Points(int rounds) implements Learner {

  private static final int QUANTILES = 64;
  private static final double PENALTY = 5;
  private static final int MOST = 20;

  /** Seen from one side, a limit of one feature. */
  private record Key(int feature, boolean above, float limit) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFeature = Integer.compare(feature, other.feature);
      int bySide = byFeature != 0 ? byFeature : Boolean.compare(above, other.above);
      return bySide != 0 ? bySide : Float.compare(limit, other.limit);
    }

    boolean holds(float value) {
      return above ? value > limit : value <= limit;
    }
  }

  private record Step(Key key, double gain, double weight, double base) {}

  @Override
  public PointScorer fit(Frame frame, int[] rows, long seed) {
    int n = rows.length;
    double[] score = new double[n];
    float[][] limits = limits(frame, rows);
    TreeMap<Key, Double> weights = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      double[] gradient = new double[n];
      double[] hessian = new double[n];
      for (int i = 0; i < n; i++) {
        double p = 1 / (1 + StrictMath.exp(-score[i]));
        gradient[i] = (frame.labels()[rows[i]] ? 1 : 0) - p;
        hessian[i] = p * (1 - p);
      }
      Step best = null;
      for (int f = 0; f < frame.width(); f++) {
        for (Step step : steps(frame, rows, f, limits[f], gradient, hessian)) {
          best = best == null || step.gain > best.gain ? step : best;
        }
      }
      if (best == null) {
        break;
      }
      for (int i = 0; i < n; i++) {
        boolean holds = best.key.holds(frame.value(rows[i], best.key.feature));
        score[i] += best.base + (holds ? best.weight : 0);
      }
      double unused = weights.merge(best.key, best.weight, Double::sum);
    }
    double largest = weights.values().stream().mapToDouble(w -> w).max().orElse(1);
    List<PointScorer.Condition> conditions = new ArrayList<>();
    weights.forEach(
        (key, weight) ->
            conditions.add(
                new PointScorer.Condition(
                    key.feature,
                    key.above,
                    key.limit,
                    (int) Math.max(1, Math.round(MOST * weight / largest)))));
    return new PointScorer(conditions);
  }

  private static float[][] limits(Frame frame, int[] rows) {
    float[][] limits = new float[frame.width()][];
    for (int f = 0; f < frame.width(); f++) {
      float[] sorted = new float[rows.length];
      int known = 0;
      for (int row : rows) {
        float value = frame.value(row, f);
        if (!Float.isNaN(value)) {
          sorted[known++] = value;
        }
      }
      Arrays.sort(sorted, 0, known);
      float[] distinct = new float[QUANTILES];
      int kept = 0;
      for (int q = 1; q < QUANTILES && known > 0; q++) {
        float limit = sorted[(int) ((long) q * (known - 1) / QUANTILES)];
        if (limit < sorted[known - 1] && (kept == 0 || limit > distinct[kept - 1])) {
          distinct[kept++] = limit;
        }
      }
      limits[f] = Arrays.copyOf(distinct, kept);
    }
    return limits;
  }

  /** The best condition at each limit of a feature. */
  private static List<Step> steps(
      Frame frame, int[] rows, int feature, float[] limits, double[] gradient, double[] hessian) {
    double[] g = new double[limits.length + 1];
    double[] h = new double[limits.length + 1];
    double allG = 0;
    double allH = 0;
    for (int i = 0; i < rows.length; i++) {
      allG += gradient[i];
      allH += hessian[i];
      float value = frame.value(rows[i], feature);
      if (!Float.isNaN(value)) {
        int place = Arrays.binarySearch(limits, value);
        int bin = place >= 0 ? place : -place - 1;
        g[bin] += gradient[i];
        h[bin] += hessian[i];
      }
    }
    double knownG = Arrays.stream(g).sum();
    double knownH = Arrays.stream(h).sum();
    List<Step> steps = new ArrayList<>();
    double belowG = 0;
    double belowH = 0;
    for (int b = 0; b < limits.length; b++) {
      belowG += g[b];
      belowH += h[b];
      Key below = new Key(feature, false, limits[b]);
      Key above = new Key(feature, true, limits[b]);
      steps.add(step(below, belowG, belowH, allG, allH));
      steps.add(step(above, knownG - belowG, knownH - belowH, allG, allH));
    }
    // Points speak against a subject only; what speaks for it is the other side of the limit.
    steps.removeIf(s -> s.weight <= 0);
    return steps;
  }

  private static Step step(Key key, double g, double h, double allG, double allH) {
    double inside = g / (h + PENALTY);
    double outside = (allG - g) / (allH - h + PENALTY);
    double gain = g * inside + (allG - g) * outside;
    return new Step(key, gain, inside - outside, outside);
  }
}
