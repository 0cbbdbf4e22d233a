package org.cluelake.region;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Where areas stand, 1 being the highest risk, and how surely: computed, not drawn.
 *
 * <p>The posteriors are independent. So an area's expected rank is one plus the sum of the
 * probabilities that each other area is above it, and given its own risk the number of areas above
 * it is a sum of independent yes-or-no events, whose distribution is worked out over a grid of
 * risks and mixed by the area's own posterior.
 *
 * @param expected posterior expected rank by area
 * @param low best end (smallest number) of the rank range by area
 * @param high worst end by area
 */
record Ranks(double[] expected, int[] low, int[] high) {

  private static final double LEVEL = 0.95;
  private static final int CELLS = 400;
  private static final double NEGLIGIBLE = 1e-10;

  /** A risk is surely on one side of an edge where the other has less than this probability. */
  private static final double CERTAIN = 1e-14;

  private static final double[] LANDMARKS = {
    1e-4, 1e-3, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99,
    0.999, 0.9999
  };

  static Ranks of(List<Posterior> areas) {
    int n = areas.size();
    double[] expected = new double[n];
    Arrays.fill(expected, 1);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double above = areas.get(j).above(areas.get(i));
        expected[i] += above;
        expected[j] += 1 - above;
      }
    }
    double[][] ranks = distributions(areas);
    int[] low = new int[n];
    int[] high = new int[n];
    for (int i = 0; i < n; i++) {
      low[i] = quantile(ranks[i], (1 - LEVEL) / 2);
      high[i] = quantile(ranks[i], (1 + LEVEL) / 2);
    }
    return new Ranks(expected, low, high);
  }

  /** By area, the probability of every number of areas above it. */
  private static double[][] distributions(List<Posterior> areas) {
    int n = areas.size();
    GammaDistribution[] risks =
        areas.stream().map(Posterior::distribution).toArray(GammaDistribution[]::new);
    double[] edges = edges(areas);
    int[] first = new int[n];
    int[] last = new int[n];
    for (int j = 0; j < n; j++) {
      GammaDistribution risk = risks[j];
      first[j] = firstCell(edges, x -> risk.cumulativeProbability(x) > CERTAIN);
      last[j] = firstCell(edges, x -> risk.survivalProbability(x) < CERTAIN);
    }
    double[][] result = new double[n][n];
    double[] before = new double[n];
    double[] above = new double[n];
    for (int cell = 0; cell <= edges.length; cell++) {
      double end = cell == edges.length ? Double.POSITIVE_INFINITY : edges[cell];
      double start = cell == 0 ? 0 : edges[cell - 1];
      double at = cell == 0 ? end : cell == edges.length ? start : (start + end) / 2;
      double[] after = new double[n];
      for (int j = 0; j < n; j++) {
        // Most cells lie where the risk is surely not.
        if (cell < first[j]) {
          above[j] = 1;
        } else if (cell > last[j]) {
          after[j] = 1;
          above[j] = 0;
        } else {
          after[j] = cell == edges.length ? 1 : risks[j].cumulativeProbability(end);
          above[j] = risks[j].survivalProbability(at);
        }
      }
      EventCount all = EventCount.of(above);
      for (int i = 0; i < n; i++) {
        double weight = after[i] - before[i];
        if (weight > NEGLIGIBLE) {
          all.addWithout(above[i], weight, result[i]);
        }
      }
      before = after;
    }
    return result;
  }

  /** The first edge for which something holds that holds for all after it, or their number. */
  private static int firstCell(double[] edges, DoublePredicate holds) {
    int from = 0;
    int to = edges.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (holds.test(edges[middle])) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** Risks at which the grid is cut: landmarks of every area, thinned evenly. */
  private static double[] edges(List<Posterior> areas) {
    double[] all =
        areas.stream()
            .flatMapToDouble(a -> Arrays.stream(LANDMARKS).map(a::quantile))
            .sorted()
            .distinct()
            .toArray();
    if (all.length <= CELLS) {
      return all;
    }
    double[] thinned = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      thinned[i] = all[(int) ((long) i * (all.length - 1) / (CELLS - 1))];
    }
    return thinned;
  }

  private static int quantile(double[] numbers, double probability) {
    double sum = 0;
    for (int k = 0; k < numbers.length; k++) {
      sum += numbers[k];
      if (sum >= probability) {
        return k + 1;
      }
    }
    return numbers.length;
  }
}
