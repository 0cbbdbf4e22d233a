package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about somebody kept apart, and what may only raise it. */
class IsolatedVictimTest {

  private static final String COLUMNS =
      "number, holder, holder_kind, other, kind, is_self_listed, talk_s, longest_s, first_at,"
          + " last_at, forwarded_calls, forwards_before, missed_callers, history_nights";

  @Property(tries = 25)
  void moreTalkMoreForwardedAndMoreMissedCallsNeverLowerAFinding(
      @ForAll boolean listed,
      @ForAll @IntRange(min = 30, max = 4000) int talk,
      @ForAll @IntRange(min = 0, max = 3) int forwarded,
      @ForAll @IntRange(min = 0, max = 8) int missed,
      @ForAll @IntRange(min = 0, max = 6) int known) {
    BigDecimal base = score(listed, talk, forwarded, missed, known);
    assertThat(score(true, talk, forwarded, missed, known)).isGreaterThanOrEqualTo(base);
    assertThat(score(listed, talk + 600, forwarded, missed, known)).isGreaterThanOrEqualTo(base);
    assertThat(score(listed, talk, forwarded + 1, missed, known)).isGreaterThanOrEqualTo(base);
    assertThat(score(listed, talk, forwarded, missed + 1, known)).isGreaterThanOrEqualTo(base);
  }

  @Test
  void aHabitOfForwardingAloneNeverMakesAFinding() {
    try (StepBench bench = bench()) {
      bench.given("contact_aftermath", COLUMNS, row(1, 900, true, 4000, 9, 0, 6, 1));
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void otherTokensOrderAndOtherNumbersChangeNoSentence() {
    List<String> plain;
    try (StepBench bench = bench()) {
      bench.given(
          "contact_aftermath",
          COLUMNS,
          row(1, 900, true, 700, 2, 0, 6, 0),
          row(1, 901, false, 90, 2, 5, 6, 0));
      plain = bench.lines("verdict", "score", "reason");
    }
    assertThat(plain).hasSize(1);
    try (StepBench bench = bench()) {
      bench.given(
          "contact_aftermath",
          COLUMNS,
          row(71, 7001, false, 90, 2, 5, 6, 0),
          row(5, 901, true, 20, 2, 5, 6, 0),
          row(71, 7000, true, 700, 2, 0, 6, 0));
      assertThat(bench.lines("verdict", "score", "reason")).isEqualTo(plain);
    }
  }

  private static BigDecimal score(boolean listed, int talk, int forwarded, int missed, int known) {
    try (StepBench bench = bench()) {
      bench.given(
          "contact_aftermath", COLUMNS, row(1, 900, listed, talk, forwarded, missed, known, 0));
      return bench.rows().stream()
          .map(r -> (BigDecimal) r.get("score"))
          .findFirst()
          .orElse(BigDecimal.ZERO);
    }
  }

  private static String row(
      int number,
      int other,
      boolean listed,
      int talk,
      int forwarded,
      int missed,
      int known,
      int habit) {
    return "%d, 11, 'person', %d, '%s', false, %d, %d, %s, %s, %d, %d, %d, %d"
        .formatted(
            number,
            other,
            listed ? "listed" : "disguised",
            talk,
            talk,
            "TIMESTAMPTZ '2026-03-10 10:00:00+08'",
            "TIMESTAMPTZ '2026-03-10 12:00:00+08'",
            forwarded,
            habit,
            missed,
            known);
  }

  private static StepBench bench() {
    return StepBench.of(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("isolated-victim"))
            .findFirst()
            .orElseThrow(),
        "2026-03-10");
  }
}
