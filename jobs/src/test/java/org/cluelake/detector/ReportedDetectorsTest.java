package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reported numbers and accounts: what changes a finding and what never does. */
class ReportedDetectorsTest {

  private static final String DATE = "2026-03-10";
  private static final String REPORTED =
      "entity_kind, entity, reports, reporters, channels, first_at, last_at, claimants, claim_days,"
          + " claimed_class, is_protected";
  private static final String LISTED =
      "entity_kind, entity, source, status, role, scam_class, campaign, cases";

  @ParameterizedTest
  @ValueSource(strings = {"number", "account"})
  void theOrderOfRowsAndReportsOfOthersChangeNothing(String kind) {
    List<String> rows = new ArrayList<>(List.of(reported(kind, 1, 2, 3), reported(kind, 2, 5, 5)));
    List<String> plain = lines(kind, rows, false);
    assertThat(plain).hasSize(2);
    rows.add(reported(kind, 3, 1, 9));
    rows.add(reported("app", 4, 9, 9));
    Collections.shuffle(rows, new Random(3));
    assertThat(lines(kind, rows, false)).isEqualTo(plain);
  }

  /** However many claim it: a report is a claim. */
  @ParameterizedTest
  @ValueSource(strings = {"number", "account"})
  void reportsAloneStayLowAndMoreOfThemNeverLowerTheScore(String kind) {
    BigDecimal before = BigDecimal.ZERO;
    for (int claimants : new int[] {2, 3, 4, 50, 5000}) {
      BigDecimal score = score(kind, reported(kind, 1, claimants, claimants), false);
      assertThat(score).isBetween(before, new BigDecimal("0.3"));
      before = score;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "account"})
  void aCaseThatNamesItTooRaisesIt(String kind) {
    String row = reported(kind, 1, 2, 2);
    assertThat(score(kind, row, true))
        .isGreaterThan(score(kind, row, false))
        .isGreaterThanOrEqualTo(new BigDecimal("0.5"));
  }

  /** A complaint of a nuisance beside the claims never makes them stronger. */
  @ParameterizedTest
  @ValueSource(strings = {"number", "account"})
  void complaintsOfANuisanceOnlySilence(String kind) {
    assertThat(lines(kind, List.of(reported(kind, 1, 2, 5)), false)).hasSize(1);
    assertThat(lines(kind, List.of(reported(kind, 1, 2, 6)), false)).isEmpty();
    assertThat(score(kind, reported(kind, 1, 2, 5), false))
        .isEqualByComparingTo(score(kind, reported(kind, 1, 2, 2), false));
  }

  @Test
  void aShownNumberIsMisusedNotGuilty() {
    String row = reported("number", 1, 4, 4);
    try (StepBench bench = bench("number", List.of(row), true)) {
      bench.given(
          "spoofed_caller",
          "biz_date, number, caller",
          "DATE '2026-03-09', 501, 1",
          "DATE '2026-03-08', 502, 1");
      assertThat(bench.rows()).isEmpty();
    }
  }

  private static String reported(String kind, int entity, int claimants, int reporters) {
    return "'%s', %d, %d, %d, 1, TIMESTAMPTZ '2026-03-06 09:00:00+08',"
            .formatted(kind, entity, reporters, reporters)
        + " TIMESTAMPTZ '2026-03-09 10:00:00+08', %d, 2, 'rebate', false".formatted(claimants);
  }

  private static BigDecimal score(String kind, String row, boolean listed) {
    return new BigDecimal(lines(kind, List.of(row), listed).get(0).split("\\|")[2]);
  }

  private static List<String> lines(String kind, List<String> rows, boolean listed) {
    try (StepBench bench = bench(kind, rows, listed)) {
      return bench.lines("subject", "verdict", "score", "reason");
    }
  }

  private static StepBench bench(String kind, List<String> rows, boolean listed) {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("reported-" + kind))
            .findFirst()
            .orElseThrow();
    StepBench bench = StepBench.of(detector, DATE);
    bench.given("reported_entity", REPORTED, rows.toArray(String[]::new));
    for (int i = 1; i <= 4; i++) {
      if (kind.equals("number")) {
        bench.given(
            "subscriber_state",
            "number, holder, holder_kind, valid_from",
            "%d, %d, 'person', DATE '2026-01-20'".formatted(i, i + 100));
      } else {
        bench.given(
            "account_state",
            "account, holder, kind, opened_on",
            "%d, %d, 'debit', DATE '2026-01-20'".formatted(i, i + 100));
      }
    }
    if (listed) {
      bench.given(
          "listed_entity",
          LISTED,
          "'%s', 1, 'case', 'active', 'x', 'loan', 'C1', 1".formatted(kind));
    }
    return bench;
  }
}
