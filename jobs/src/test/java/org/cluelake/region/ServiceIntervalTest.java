package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of medians and of ratios of sums. */
class ServiceIntervalTest {

  /** Places of the printed tables of the sign test at 95%. */
  @ParameterizedTest
  @CsvSource({"1, 0", "5, 0", "6, 1", "8, 1", "9, 2", "10, 2", "12, 3", "15, 4", "20, 6", "25, 8"})
  void ranksAreThoseOfTheSignTest(int n, int rank) {
    assertThat(MedianInterval.rank(n, 0.95)).isEqualTo(rank);
  }

  /** Reckoned the other way: coverage is enough with the rank and too little with the next. */
  @Property(tries = 200)
  void theRankIsTheLargestThatCovers(@ForAll @IntRange(min = 6, max = 3000) int n) {
    int rank = MedianInterval.rank(n, 0.95);
    BinomialDistribution heads = BinomialDistribution.of(n, 0.5);
    assertThat(heads.probability(rank - 1, n - rank)).isGreaterThanOrEqualTo(0.95 - 1e-9);
    assertThat(heads.cumulativeProbability(rank)).isGreaterThan(0.025);
  }

  @Test
  void theMedianOfAnEvenSampleLiesBetween() {
    assertThat(MedianInterval.median(new TreeMap<>(java.util.Map.of(10L, 1L, 20L, 1L))))
        .isEqualTo(15);
    assertThat(MedianInterval.median(new TreeMap<>(java.util.Map.of(10L, 1L, 20L, 2L))))
        .isEqualTo(20);
  }

  /** Of skewed samples whose median is known, the range holds it at least 95 times of 100. */
  @Test
  void theRangeHoldsTheMedianOfASkewedSample() {
    SplittableRandom random = new SplittableRandom(5);
    int held = 0;
    int tries = 2000;
    for (int t = 0; t < tries; t++) {
      TreeMap<Long, Long> sample = new TreeMap<>();
      for (int i = 0; i < 31; i++) {
        long value = Math.round(1_000_000 * -Math.log(1 - random.nextDouble()));
        sample.merge(value, 1L, Long::sum);
      }
      Interval range = MedianInterval.of(sample, 0.95).orElseThrow();
      double truth = 1_000_000 * Math.log(2);
      held += range.low() <= truth && truth <= range.high() ? 1 : 0;
    }
    // At most three standard errors below: sqrt(0.95 * 0.05 / 2000) is 0.0049.
    assertThat((double) held / tries).isGreaterThan(0.935);
  }

  /** Adding a long wait never makes the median or either end shorter. */
  @Property(tries = 200)
  void oneMoreLongWaitNeverShortens(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Long, Long> sample = new TreeMap<>();
    for (int i = 0; i < 12 + random.nextInt(40); i++) {
      sample.merge((long) random.nextInt(500), 1L, Long::sum);
    }
    TreeMap<Long, Long> longer = new TreeMap<>(sample);
    longer.merge(1000L, 2L, Long::sum);
    longer.merge(longer.firstKey(), -1L, Long::sum);
    longer.values().removeIf(c -> c == 0);
    assertThat(MedianInterval.median(longer)).isGreaterThanOrEqualTo(MedianInterval.median(sample));
  }

  private static MoneySums sums(long[][] cases) {
    MoneySums all = MoneySums.NONE;
    for (long[] c : cases) {
      BigDecimal loss = BigDecimal.valueOf(c[0]);
      BigDecimal kept = BigDecimal.valueOf(c[1]);
      all =
          all.plus(
              new MoneySums(
                  1, loss, kept, loss.multiply(loss), loss.multiply(kept), kept.multiply(kept)));
    }
    return all;
  }

  /** By hand: R = 60/300 = 0.2, residuals 10, -20, 10, variance 3/2 * 600 / 300^2 = 0.01. */
  @Test
  void theRatioByHand() {
    MoneySums sums = sums(new long[][] {{100, 30}, {100, 0}, {100, 30}});
    assertThat(sums.ratio()).isCloseTo(0.2, within(1e-12));
    Interval range = sums.interval(0.95);
    assertThat(range.high()).isCloseTo(0.2 + 1.959963984540054 * 0.1, within(1e-9));
    assertThat(range.low()).isCloseTo(0.2 - 1.959963984540054 * 0.1, within(1e-9));
  }

  /** A share that is the same in every case is sure, however different the losses. */
  @Property(tries = 100)
  void oneShareOfEveryLossHasNoRange(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] cases = new long[10][];
    for (int i = 0; i < cases.length; i++) {
      long loss = 4L * (1 + random.nextInt(1_000_000_000));
      cases[i] = new long[] {loss, loss / 4};
    }
    Interval range = sums(cases).interval(0.95);
    assertThat(BigDecimal.valueOf(range.low()).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("0.25");
    assertThat(range.high()).isCloseTo(0.25, within(1e-6));
  }
}
