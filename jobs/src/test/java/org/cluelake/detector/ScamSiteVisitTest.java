package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about visits to scam sites, and what may only raise it. */
class ScamSiteVisitTest {

  private static final String DATE = "2026-03-10";
  private static final String VISIT =
      "number, target_kind, target, visits, installs, registers, codes, hours, last_at, biz_date";
  private static final String[] RESULT = {"verdict", "score", "happened_at", "reason"};

  @Property(tries = 25)
  void moreHitsAndWhatFollowsThemNeverLowerAFinding(
      @ForAll @IntRange(min = 1, max = 4) int visits,
      @ForAll @IntRange(min = 0, max = 1) int installs,
      @ForAll @IntRange(min = 0, max = 1) int codes,
      @ForAll @IntRange(min = 1, max = 5) int reporters,
      @ForAll boolean pays) {
    BigDecimal base = score(visits, installs, codes, reporters, pays);
    assertThat(score(visits + 1, installs, codes, reporters, pays)).isGreaterThanOrEqualTo(base);
    assertThat(score(visits, installs + 1, codes, reporters, pays)).isGreaterThanOrEqualTo(base);
    assertThat(score(visits, installs, codes + 1, reporters, pays)).isGreaterThanOrEqualTo(base);
    assertThat(score(visits, installs, codes, reporters + 1, pays)).isGreaterThanOrEqualTo(base);
    assertThat(score(visits, installs, codes, reporters, true)).isGreaterThanOrEqualTo(base);
  }

  @Test
  void reportsAloneAreNoFinding() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "reported_entity", "entity_kind, entity, reports, reporters", "'domain', 9, 90, 80")
          .given("web_day", VISIT, visit(1, 9, DATE, 5));
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void aFindingReadsTheSameUnderOtherTokensInAnyOrderAndBesideOthers() {
    List<String> plain = new ArrayList<>();
    try (StepBench bench = bench()) {
      listed(bench, 9);
      holder(bench, 1);
      bench.given("web_day", VISIT, visit(1, 9, "2026-03-09", 2), visit(1, 9, DATE, 2));
      plain.addAll(bench.lines(RESULT));
    }
    assertThat(plain).hasSize(1);
    try (StepBench bench = bench()) {
      listed(bench, 77);
      holder(bench, 500);
      holder(bench, 501);
      bench.given(
          "web_day",
          VISIT,
          visit(500, 77, DATE, 2),
          visit(501, 76, DATE, 9),
          visit(500, 77, "2026-03-09", 2));
      assertThat(bench.lines(RESULT)).isEqualTo(plain);
    }
  }

  @Test
  void anUnlistedNameMakesNoFindingButCountsForAScanner() {
    try (StepBench bench = bench()) {
      listed(bench, 9);
      holder(bench, 1);
      bench.given("web_day", VISIT, visit(1, 9, "2026-03-09", 1), visit(1, 9, DATE, 2));
      for (int i = 0; i < 18; i++) {
        bench.given("web_day", VISIT, visit(1, 100 + i, DATE, 1));
      }
      assertThat(bench.rows()).hasSize(1);
      bench.given("web_day", VISIT, visit(1, 200, "2026-03-05", 1));
      assertThat(bench.rows()).isEmpty();
    }
  }

  private static BigDecimal score(
      int visits, int installs, int codes, int reporters, boolean pays) {
    try (StepBench bench = bench()) {
      listed(bench, 9);
      holder(bench, 1);
      bench
          .given(
              "reported_entity",
              "entity_kind, entity, reports, reporters",
              "'domain', 9, 9, " + reporters)
          .given(
              "web_day",
              VISIT,
              visit(1, 9, "2026-03-09", 1),
              "1, 'domain', 9, %d, %d, 0, %d, 1, %s, DATE '%s'"
                  .formatted(visits, installs, codes, at(DATE), DATE));
      if (pays) {
        bench.given(
            "visit_then_pay",
            "number, person, target, transfer_id, account, payee, paid_at, amount",
            "1, 11, 9, 't', 5, 6, %s, 900".formatted(at(DATE)));
      }
      return bench.rows().stream()
          .map(r -> (BigDecimal) r.get("score"))
          .findFirst()
          .orElse(BigDecimal.ZERO);
    }
  }

  private static void listed(StepBench bench, int target) {
    bench.given(
        "listed_entity",
        "entity_kind, entity, status, scam_class, campaign",
        "'domain', %d, 'active', 'rebate', 'C1'".formatted(target));
  }

  private static void holder(StepBench bench, int number) {
    bench.given(
        "subscriber_state",
        "number, holder, holder_kind, valid_from",
        "%d, %d, 'person', DATE '2020-01-01'".formatted(number, 10 + number));
  }

  private static String visit(int number, int target, String day, int visits) {
    return "%d, 'domain', %d, %d, 0, 0, 0, 1, %s, DATE '%s'"
        .formatted(number, target, visits, at(day), day);
  }

  private static String at(String day) {
    return "TIMESTAMPTZ '" + day + " 12:00:00+08'";
  }

  private static StepBench bench() {
    return StepBench.of(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("scam-site-visit"))
            .findFirst()
            .orElseThrow(),
        DATE);
  }
}
