package org.cluelake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * Splits for judging a learner.
 *
 * <p>Folds are stratified: each has nearly the same share of positives. With groups, all rows of a
 * group are in one fold; groups are dealt by their number of positives, then of rows, to the fold
 * that has fewest. Which rows meet in a fold depends on the seed and on row names, never on the
 * order of rows.
 */
final class Folds {

  /** Rows that stay together. */
  private record Unit(String name, long order, List<Integer> rows, int positives) {}

  private Folds() {}

  /** Splits some rows k ways. */
  static List<Split> of(Frame frame, int[] rows, int k, long seed) {
    int[] fold = dealt(frame, rows, k, seed);
    List<Split> splits = new ArrayList<>(k);
    for (int f = 0; f < k; f++) {
      int held = f;
      splits.add(
          new Split(
              IntStream.range(0, rows.length)
                  .filter(i -> fold[i] != held)
                  .map(i -> rows[i])
                  .toArray(),
              IntStream.range(0, rows.length)
                  .filter(i -> fold[i] == held)
                  .map(i -> rows[i])
                  .toArray()));
    }
    return splits;
  }

  /**
   * Learns from the past and judges on the future: rows later than a moment are tested. A group
   * that has rows on both sides is left out of the test.
   *
   * @param share share of rows to learn from; all rows of the moment at the border count as past
   */
  static Split outOfTime(Frame frame, double share) {
    double[] sorted = frame.times().clone();
    Arrays.sort(sorted);
    double border = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    int[] train =
        IntStream.range(0, frame.size()).filter(r -> frame.times()[r] <= border).toArray();
    TreeMap<String, Boolean> known = new TreeMap<>();
    if (frame.groups().length > 0) {
      Arrays.stream(train).forEach(r -> known.put(frame.groups()[r], true));
    }
    int[] test =
        IntStream.range(0, frame.size())
            .filter(r -> frame.times()[r] > border)
            .filter(r -> known.isEmpty() || !known.containsKey(frame.groups()[r]))
            .toArray();
    return new Split(train, test);
  }

  /**
   * The same with a gap: rows within it are neither learned from nor judged on, as what became of
   * the ones was not known when the others were there. Of the borders with both kinds of rows on
   * both sides, the one is taken where the share of rows learned from, of all that are left, comes
   * nearest to the one asked for.
   *
   * @param gap in the unit of times
   */
  static Split outOfTime(Frame frame, double share, double gap) {
    double[] moments = Arrays.stream(frame.times()).distinct().sorted().toArray();
    Split best = null;
    double nearest = Double.MAX_VALUE;
    for (double border : moments) {
      int[] train = rows(frame, t -> t <= border);
      int[] test = rows(frame, t -> t > border + gap);
      double distance = Math.abs((double) train.length / (train.length + test.length) - share);
      if (hasBoth(frame, train) && hasBoth(frame, test) && distance < nearest) {
        nearest = distance;
        best = new Split(train, test);
      }
    }
    if (best == null) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "no night parts the rows so that positives and negatives are on both sides with the"
              + " horizon between; give a table of more nights, or a shorter horizon");
    }
    return best;
  }

  private static boolean hasBoth(Frame frame, int[] rows) {
    long positives = Arrays.stream(rows).filter(r -> frame.labels()[r]).count();
    return positives > 0 && positives < rows.length;
  }

  private static int[] rows(Frame frame, DoublePredicate when) {
    return IntStream.range(0, frame.size()).filter(r -> when.test(frame.times()[r])).toArray();
  }

  private static int[] dealt(Frame frame, int[] rows, int k, long seed) {
    List<Unit> units = units(frame, rows, seed);
    int positives = units.stream().mapToInt(u -> u.positives > 0 ? 1 : 0).sum();
    if (positives < k || units.size() - positives < k) {
      throw PipelineException.of(
          ErrorKind.INPUT,
          "%d folds need at least %d positive and %d negative rows or groups, there are %d and %d;"
              + " give more data or fewer folds",
          k,
          k,
          k,
          positives,
          units.size() - positives);
    }
    units.sort(
        Comparator.comparingInt((Unit u) -> -u.positives)
            .thenComparingInt(u -> -u.rows.size())
            .thenComparingLong(Unit::order)
            .thenComparing(Unit::name));
    int[] fold = new int[rows.length];
    int[] positivesOf = new int[k];
    int[] rowsOf = new int[k];
    for (Unit unit : units) {
      int to = 0;
      for (int f = 1; f < k; f++) {
        boolean fewer =
            unit.positives > 0 && positivesOf[f] != positivesOf[to]
                ? positivesOf[f] < positivesOf[to]
                : rowsOf[f] < rowsOf[to];
        to = fewer ? f : to;
      }
      positivesOf[to] += unit.positives;
      rowsOf[to] += unit.rows.size();
      for (int i : unit.rows) {
        fold[i] = to;
      }
    }
    return fold;
  }

  private static List<Unit> units(Frame frame, int[] rows, long seed) {
    Map<String, List<Integer>> members = new TreeMap<>();
    boolean grouped = frame.groups().length > 0;
    for (int i = 0; i < rows.length; i++) {
      String name = grouped ? frame.groups()[rows[i]] : frame.ids().get(rows[i]);
      members.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
    }
    List<Unit> units = new ArrayList<>();
    members.forEach(
        (name, places) -> {
          int positives = (int) places.stream().filter(i -> frame.labels()[rows[i]]).count();
          units.add(new Unit(name, order(name, seed), places, positives));
        });
    return units;
  }

  /** A number that belongs to a name and a seed. */
  private static long order(String name, long seed) {
    long h = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new SplittableRandom(h).nextLong();
  }
}
