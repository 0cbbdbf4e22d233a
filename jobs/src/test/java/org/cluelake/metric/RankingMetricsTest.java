package org.cluelake.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  private static final double EPS = 1e-12;

  /** An item; few distinct scores, so that ties are the rule. */
  record Item(int score, boolean positive) {}

  @Provide
  Arbitrary<List<Item>> rankings() {
    return items(30);
  }

  @Provide
  Arbitrary<List<Item>> small() {
    return items(6);
  }

  private static Arbitrary<List<Item>> items(int most) {
    return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(true, false))
        .as(Item::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(most)
        .filter(l -> l.stream().map(Item::positive).distinct().count() == 2);
  }

  @Property(tries = 500)
  void averagePrecisionIsThatOfEveryThresholdInTurn(@ForAll("rankings") List<Item> items) {
    double expected = 0;
    double recallBefore = 0;
    for (int t = 4; t >= 0; t--) {
      double flagged = count(items, t, true) + count(items, t, false);
      double recall = count(items, t, true) / count(items, 0, true);
      if (flagged > 0) {
        expected += (recall - recallBefore) * count(items, t, true) / flagged;
      }
      recallBefore = recall;
    }
    assertThat(metrics(items).averagePrecision()).isCloseTo(expected, within(EPS));
  }

  @Property(tries = 500)
  void areaIsTheShareOfPairsInTheRightOrder(@ForAll("rankings") List<Item> items) {
    double right = 0;
    double pairs = 0;
    for (Item p : items) {
      for (Item n : items) {
        if (p.positive() && !n.positive()) {
          pairs++;
          right += p.score() > n.score() ? 1 : p.score() == n.score() ? 0.5 : 0;
        }
      }
    }
    assertThat(metrics(items).rocAuc()).isCloseTo(right / pairs, within(EPS));
  }

  @Property(tries = 200)
  void precisionAtTopIsTheMeanOverAllOrdersOfTies(
      @ForAll("small") List<Item> items, @ForAll @IntRange(min = 1, max = 6) int k) {
    double sum = 0;
    long orders = 0;
    for (List<Item> order : permutations(items)) {
      boolean sorted = true;
      for (int i = 1; i < order.size(); i++) {
        sorted &= order.get(i - 1).score() >= order.get(i).score();
      }
      if (sorted) {
        int taken = Math.min(k, order.size());
        sum += (double) order.subList(0, taken).stream().filter(Item::positive).count() / taken;
        orders++;
      }
    }
    assertThat(metrics(items).precisionAtTop(k)).isCloseTo(sum / orders, within(1e-9));
  }

  @Property(tries = 500)
  void bestCutIsTheBestOfAllAndCutsCountWhatTheyFlag(@ForAll("rankings") List<Item> items) {
    RankingMetrics metrics = metrics(items);
    double best = 0;
    for (int t = 0; t <= 5; t++) {
      double tp = count(items, t, true);
      double fp = count(items, t, false);
      double fn = count(items, 0, true) - tp;
      double tn = count(items, 0, false) - fp;
      double f1 = tp == 0 ? 0 : 2 * tp / (2 * tp + fp + fn);
      double other = tn == 0 ? 0 : 2 * tn / (2 * tn + fp + fn);
      RankingMetrics.Cut cut = metrics.at(t);
      assertThat(cut.f1()).isCloseTo(f1, within(EPS));
      assertThat(cut.macroF1()).isCloseTo((f1 + other) / 2, within(EPS));
      assertThat(cut.precision()).isCloseTo(tp + fp == 0 ? 0 : tp / (tp + fp), within(EPS));
      best = Math.max(best, f1);
    }
    assertThat(metrics.best().f1()).isCloseTo(best, within(EPS));
    assertThat(metrics.at(metrics.best().threshold())).isEqualTo(metrics.best());
  }

  @Property(tries = 300)
  void recallAtAFalsePositiveRateIsTheLargestAllowed(
      @ForAll("rankings") List<Item> items, @ForAll @IntRange(max = 100) int percent) {
    double best = 0;
    for (int t = 0; t <= 5; t++) {
      if (count(items, t, false) / count(items, 0, false) <= percent / 100.0) {
        best = Math.max(best, count(items, t, true) / count(items, 0, true));
      }
    }
    assertThat(metrics(items).recallAtFalsePositiveRate(percent / 100.0))
        .isCloseTo(best, within(EPS));
  }

  @Property(tries = 200)
  void anotherPrevalenceIsThatManyMoreNegativesOfTheSameScores(
      @ForAll("rankings") List<Item> items, @ForAll @IntRange(min = 1, max = 5) int copies) {
    List<Item> thinned = new ArrayList<>(items);
    for (int c = 1; c < copies; c++) {
      items.stream().filter(i -> !i.positive()).forEach(thinned::add);
    }
    RankingMetrics more = metrics(thinned);
    RankingMetrics metrics = metrics(items);
    assertThat(metrics.averagePrecisionAt(more.prevalence()))
        .isCloseTo(more.averagePrecision(), within(1e-9));
    assertThat(metrics.at(2, more.prevalence()).precision())
        .isCloseTo(more.at(2).precision(), within(1e-9));
    assertThat(metrics.averagePrecisionAt(metrics.prevalence()))
        .isCloseTo(metrics.averagePrecision(), within(1e-9));
  }

  @Property(tries = 200)
  void theOrderOfItemsChangesNothing(@ForAll("rankings") List<Item> items, @ForAll long seed) {
    List<Item> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(metrics(shuffled).averagePrecision()).isEqualTo(metrics(items).averagePrecision());
    assertThat(metrics(shuffled).best()).isEqualTo(metrics(items).best());
    assertThat(metrics(shuffled).precisionAtTop(3)).isEqualTo(metrics(items).precisionAtTop(3));
  }

  @Test
  void knownValues() {
    RankingMetrics metrics =
        RankingMetrics.of(
            new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});
    assertThat(metrics.averagePrecision()).isCloseTo(0.8333333333333333, within(EPS));
    assertThat(metrics.rocAuc()).isCloseTo(0.75, within(EPS));
  }

  @Test
  void allEqualScoresAreWorthThePrevalence() {
    RankingMetrics metrics =
        RankingMetrics.of(new double[] {0, -0.0, 0, 0}, new boolean[] {true, false, false, false});
    assertThat(metrics.averagePrecision()).isEqualTo(0.25);
    assertThat(metrics.rocAuc()).isEqualTo(0.5);
    assertThat(metrics.recallAtFalsePositiveRate(0.01)).isZero();
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.of(new double[] {1, 2}, new boolean[] {true, true}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RankingMetrics.of(new double[] {1, Double.NaN}, new boolean[] {true, false}));
  }

  private static RankingMetrics metrics(List<Item> items) {
    double[] scores = items.stream().mapToDouble(Item::score).toArray();
    boolean[] labels = new boolean[items.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = items.get(i).positive();
    }
    return RankingMetrics.of(scores, labels);
  }

  private static double count(List<Item> items, int threshold, boolean positive) {
    return items.stream().filter(i -> i.score() >= threshold && i.positive() == positive).count();
  }

  private static List<List<Item>> permutations(List<Item> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Item>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<Item> rest = new ArrayList<>(items);
      Item first = rest.remove(i);
      for (List<Item> tail : permutations(rest)) {
        List<Item> whole = new ArrayList<>(List.of(first));
        whole.addAll(tail);
        all.add(whole);
      }
    }
    return all;
  }
}
