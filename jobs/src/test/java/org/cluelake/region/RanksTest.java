package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Expected ranks and their ranges: printed figures, and draws as a second way to them. */
class RanksTest {

  private static final List<Posterior> SCOTLAND =
      Scotland.posteriors(
          GammaPoissonFit.of(Scotland.OBSERVED, Scotland.EXPECTED).orElseThrow().prior());

  @Test
  void scotland() {
    Ranks ranks = Ranks.of(SCOTLAND);
    assertThat(ranks.expected()[Scotland.BANFF]).isCloseTo(2.4281, within(1e-4));
    assertThat(ranks.expected()[Scotland.SKYE]).isCloseTo(3.7811, within(1e-4));
    assertThat(ranks.expected()[Scotland.MORAY]).isCloseTo(6.7889, within(1e-4));
    assertThat(ranks.expected()[Scotland.ROSS]).isCloseTo(6.9518, within(1e-4));
    assertThat(Arrays.stream(ranks.expected()).sum()).isCloseTo(1596, within(1e-6));
    assertThat(SCOTLAND.get(Scotland.SKYE).above(SCOTLAND.get(Scotland.BANFF)))
        .isCloseTo(.450158, within(1e-4));
    assertThat(ranks.low()[55]).isEqualTo(17);
    assertThat(ranks.high()[55]).isEqualTo(56);
    double[] crude = Scotland.ratios();
    assertThat(crude[Scotland.SKYE]).isEqualTo(Arrays.stream(crude).max().orElseThrow());
    assertThat(ranks.expected()[Scotland.SKYE]).isGreaterThan(ranks.expected()[Scotland.BANFF]);
  }

  /** The range computed is the range drawn, to the noise of 20,000 draws. */
  @Test
  void drawsGiveTheSameRanges() {
    Ranks ranks = Ranks.of(SCOTLAND);
    int n = SCOTLAND.size();
    int draws = 20_000;
    Random random = new Random(1);
    int[][] seen = new int[n][draws];
    double[][] quantiles = new double[n][1000];
    for (int i = 0; i < n; i++) {
      for (int q = 0; q < 1000; q++) {
        quantiles[i][q] = SCOTLAND.get(i).quantile((q + 0.5) / 1000);
      }
    }
    for (int d = 0; d < draws; d++) {
      double[] risk = new double[n];
      for (int i = 0; i < n; i++) {
        risk[i] = quantiles[i][random.nextInt(1000)];
      }
      double[] sorted = risk.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < n; i++) {
        seen[i][d] = n - Arrays.binarySearch(sorted, risk[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      Arrays.sort(seen[i]);
      assertThat(Math.abs(seen[i][(int) (draws * 0.025)] - ranks.low()[i])).isLessThanOrEqualTo(1);
      assertThat(Math.abs(seen[i][(int) (draws * 0.975)] - ranks.high()[i])).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 5)
  void theOrderOfAreasChangesNothing(@ForAll @LongRange(max = 100_000) long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < SCOTLAND.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Ranks straight = Ranks.of(SCOTLAND);
    Ranks shuffled = Ranks.of(order.stream().map(SCOTLAND::get).toList());
    for (int i = 0; i < order.size(); i++) {
      assertThat(shuffled.expected()[i]).isCloseTo(straight.expected()[order.get(i)], within(1e-9));
      assertThat(shuffled.low()[i]).isEqualTo(straight.low()[order.get(i)]);
      assertThat(shuffled.high()[i]).isEqualTo(straight.high()[order.get(i)]);
    }
  }

  @Test
  void oneAreaIsFirst() {
    Ranks alone = Ranks.of(List.of(new Posterior(3, 2)));
    assertThat(alone.expected()).containsExactly(1);
    assertThat(alone.low()).containsExactly(1);
    assertThat(alone.high()).containsExactly(1);
  }
}
