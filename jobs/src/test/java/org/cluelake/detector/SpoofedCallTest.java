package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.job.FusionSettings;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about a disguised call, and what may only raise it. */
class SpoofedCallTest {

  private static final String DATE = "2026-03-10";
  private static final List<String> KINDS =
      List.of("enterprise", "unseen", "at_home", "unallocated", "service", "protected");
  private static final String CALL = "number, caller, kind, answered, talk_s, is_altered, last_at";

  @Property(tries = 25)
  void moreTalkMoreCallsAndABetterDisguiseNeverLowerAFinding(
      @ForAll @IntRange(min = 0, max = 4) int kind,
      @ForAll @IntRange(min = 1, max = 3) int answered,
      @ForAll @IntRange(min = 0, max = 700) int talk,
      @ForAll boolean altered) {
    BigDecimal base = score(kind, answered, talk, altered);
    assertThat(score(kind + 1, answered, talk, altered)).isGreaterThanOrEqualTo(base);
    assertThat(score(kind, answered + 1, talk, altered)).isGreaterThanOrEqualTo(base);
    assertThat(score(kind, answered, talk + 100, altered)).isGreaterThanOrEqualTo(base);
    assertThat(score(kind, answered, talk, true)).isGreaterThanOrEqualTo(base);
  }

  @Test
  void theNumberThatWasShownIsNeverInTheNetworkAndTheRestReadsTheSame() {
    List<String> plain = new ArrayList<>();
    try (StepBench bench = bench()) {
      holder(bench, 1);
      bench.given("spoofed_caller", CALL, call(1, 900, 5, 1, 90, false));
      plain.addAll(bench.lines("verdict", "score", "reason", "network"));
    }
    assertThat(plain).singleElement().asString().endsWith("|[]");
    try (StepBench bench = bench()) {
      holder(bench, 70);
      bench.given("spoofed_caller", CALL, call(71, 8, 5, 0, 0, true), call(70, 4, 5, 1, 90, false));
      assertThat(bench.lines("verdict", "score", "reason", "network")).isEqualTo(plain);
    }
  }

  // Travellers talk long with those at home and call again: no talk makes an unseen caller's a
  // fact.
  @Property(tries = 25)
  void anUnseenCallerIsAFindingThatNeverHoldsAFactOfItsOwn(
      @ForAll @IntRange(min = 1, max = 9) int answered,
      @ForAll @IntRange(min = 10, max = 9_000) int talk,
      @ForAll boolean altered) {
    BigDecimal fact = FusionSettings.read(Repository.conf()).person().facts().get("spoofed-call");
    assertThat(score(1, answered, talk, altered)).isPositive().isLessThan(fact);
  }

  private static BigDecimal score(int kind, int answered, int talk, boolean altered) {
    try (StepBench bench = bench()) {
      holder(bench, 1);
      bench.given("spoofed_caller", CALL, call(1, 900, kind, answered, talk, altered));
      return bench.rows().stream()
          .map(r -> (BigDecimal) r.get("score"))
          .findFirst()
          .orElse(BigDecimal.ZERO);
    }
  }

  private static String call(
      int number, int caller, int kind, int answered, int talk, boolean altered) {
    return "%d, %d, '%s', %d, %d, %s, TIMESTAMPTZ '%s 20:00:00+08'"
        .formatted(number, caller, KINDS.get(kind), answered, talk, altered, DATE);
  }

  private static void holder(StepBench bench, int number) {
    bench.given(
        "subscriber_state",
        "number, holder, holder_kind, valid_from",
        "%d, 11, 'person', DATE '2020-01-01'".formatted(number));
  }

  private static StepBench bench() {
    return StepBench.of(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("spoofed-call"))
            .findFirst()
            .orElseThrow(),
        DATE);
  }
}
