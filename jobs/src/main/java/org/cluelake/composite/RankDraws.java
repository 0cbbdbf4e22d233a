package org.cluelake.composite;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rank of every place in every draw, 1 being the highest index; ties share the best. */
final class RankDraws {

  private final int[][] sorted;

  private RankDraws(int[][] sorted) {
    this.sorted = sorted;
  }

  /** Ranks from indices by place and draw. */
  static RankDraws of(double[][] indices) {
    int places = indices.length;
    int draws = places == 0 ? 0 : indices[0].length;
    int[][] ranks = new int[places][draws];
    IntStream.range(0, draws)
        .parallel()
        .forEach(
            b -> {
              double[] column = new double[places];
              for (int i = 0; i < places; i++) {
                column[i] = indices[i][b];
              }
              double[] order = column.clone();
              Arrays.sort(order);
              for (int i = 0; i < places; i++) {
                int above = Arrays.binarySearch(order, Math.nextUp(column[i]));
                ranks[i][b] = places - (above >= 0 ? above : -above - 1) + 1;
              }
            });
    Arrays.stream(ranks).parallel().forEach(Arrays::sort);
    return new RankDraws(ranks);
  }

  double expected(int place) {
    return Arrays.stream(sorted[place]).average().orElseThrow();
  }

  int quantile(int place, double probability) {
    int[] own = sorted[place];
    return own[Math.max(0, (int) Math.ceil(probability * own.length) - 1)];
  }

  /** Probability of a rank among the first share of all places, one place at least. */
  double within(int place, double share) {
    int last = Math.max(1, (int) (share * sorted.length));
    int[] own = sorted[place];
    int count = 0;
    while (count < own.length && own[count] <= last) {
      count++;
    }
    return (double) count / own.length;
  }
}
