package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Assertions;

/** What more loops, and livelier peers, may do to the score of a ring, with the shipped limits. */
class MoneyRingTest {

  private static final String DATE = "2026-03-10";
  private static final Detector RING =
      Configured.allDetectors(Repository.conf()).stream()
          .filter(d -> d.id().equals("money-ring"))
          .findFirst()
          .orElseGet(() -> Assertions.fail("no conf/detectors/money-ring.yaml"));

  @Property(tries = 25)
  void oneMoreLoopNeverLowersTheScore(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 1_000_000_000) Long> weights,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long more) {
    double score = score(weights, 0);
    List<Long> longer = new ArrayList<>(weights);
    boolean unused = longer.add(more);
    assertThat(score(longer, 0)).isGreaterThanOrEqualTo(score);
  }

  @Property(tries = 25)
  void peersThatCloseMoreNeverRaiseTheScore(
      @ForAll @LongRange(min = 5_000_000, max = 2_000_000_000) long weight,
      @ForAll @IntRange(min = 0, max = 30) int bin,
      @ForAll @IntRange(min = 1, max = 4) int livelier) {
    assertThat(score(List.of(weight), bin + livelier))
        .isLessThanOrEqualTo(score(List.of(weight), bin));
  }

  @Property(tries = 10)
  void whereRingsAreOrdinaryNobodyIsFoundForOneAlone(
      @ForAll @IntRange(min = 23, max = 30) int bin,
      @ForAll @LongRange(min = 5_000_000, max = 60_000_000_000L) long weight) {
    assertThat(score(List.of(weight), bin)).isZero();
    assertThat(score(List.of(Math.max(weight, 1L << 24)), 22)).isGreaterThanOrEqualTo(0.7);
  }

  /** Score of an account with these loops where most peers' closure has so many bits; 0 is none. */
  private static double score(List<Long> weights, int bin) {
    try (StepBench bench =
        StepBench.of(RING, DATE)
            .given(
                "money_loop",
                "account, partner, other, weight, closed_on",
                IntStream.range(0, weights.size())
                    .mapToObj(
                        i ->
                            "1, %d, %d, %d, DATE '%s'"
                                .formatted(10 + i, 10 + i, weights.get(i), DATE))
                    .toArray(String[]::new))
            .given(
                "peer_count",
                "peer_group, measure, bin, part, accounts",
                "'debit', 'closure', " + bin + ", 0, 5000")
            .given("account_state", "account, kind, opened_on", "1, 'debit', DATE '2020-01-01'")) {
      return bench.lines("score").stream().mapToDouble(Double::parseDouble).max().orElse(0);
    }
  }
}
