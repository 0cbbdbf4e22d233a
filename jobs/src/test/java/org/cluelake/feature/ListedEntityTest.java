package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class ListedEntityTest {

  private static final ListedEntity STEP =
      new ListedEntity(
          new ListedEntity.Params(
              List.of("pass-through"),
              new ListedEntity.Brake(3, 400),
              new ListedEntity.Hub(4, 6),
              30,
              new SharedName(3, 500),
              new CommonName(2, 600, 3),
              30,
              2));
  private static final String CASE = "case_id, status, fraud_type, accepted_at";
  private static final String ENTITY = "case_id, entity_kind, entity, role, layer, first_used_at";
  private static final String LIST = "number, tier, change, starts_on, ends_on, findings, hops";

  private static final String PASSING = "[{'detector': 'pass-through'}]";

  @Test
  void anEntityIsDescribedByItsEarliestLiveCaseAndCountedOverAll() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'withdrawn', 'dating', TIMESTAMPTZ '2026-03-01 09:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-03-02 09:00:00+08'",
              "'C', 'filed', 'fake_loan', TIMESTAMPTZ '2026-03-03 09:00:00+08'")
          .given("case_campaign", "case_id, campaign", "'B', 'A0'", "'C', 'A0'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'account', 1, 'host', 1, NULL",
              "'B', 'account', 1, 'layer', 3, NULL",
              "'C', 'account', 1, 'receiver', 2, NULL",
              "'B', 'app', 2, 'contact', NULL, NULL",
              "'B', 'device', 4, 'host', NULL, NULL",
              "'A', 'number', 3, 'caller', NULL, NULL")
          .given("account_state", "account, kind", "1, 'merchant'");
      assertThat(
              bench.lines(
                  "entity_kind",
                  "entity",
                  "source",
                  "status",
                  "role",
                  "layer",
                  "scam_class",
                  "campaign",
                  "cases",
                  "listed_at",
                  "account_kind"))
          .containsExactly(
              "account|1|case|active|layer|2|rebate|A0|2|2026-03-02 09:00:00+08|merchant");
    }
  }

  @Test
  void aNameThatHostedTheFraudIsListedUnlessItIsSharedOrProtected() {
    try (StepBench bench = bench()) {
      bench
          .given("case_state", CASE, "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-01 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'domain', 1, 'host', NULL, NULL",
              "'A', 'domain', 2, 'host', NULL, NULL",
              "'A', 'domain', 3, 'host', NULL, NULL",
              "'A', 'domain', 4, 'host', NULL, NULL",
              "'A', 'app', 2, 'host', NULL, NULL",
              "'A', 'domain', 5, 'contact', NULL, NULL")
          .given(
              "web_target",
              "target_kind, target, numbers, subscribers",
              "'domain', 1, 2, 2",
              "'domain', 2, 3, 6",
              "'domain', 3, 3, 7",
              "'domain', 4, 9, 9")
          .given(
              "protected_entity",
              "entity_kind, entity, valid_from, valid_to",
              "'domain', 4, DATE '2020-01-01', NULL");
      assertThat(bench.lines("entity_kind", "entity", "status"))
          .containsExactly(
              "app|2|active",
              "domain|1|active",
              "domain|2|shared",
              "domain|3|active",
              "domain|4|protected");
    }
  }

  @Test
  void aNameManyUseAndFewReportIsWeakWhileItsFirstCaseIsFreshAndSharedAfter() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-01 09:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-03-10 09:00:00+08'",
              "'C', 'filed', 'rebate', TIMESTAMPTZ '2026-03-10 10:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'app', 1, 'host', NULL, NULL",
              "'B', 'app', 2, 'host', NULL, NULL",
              "'B', 'app', 3, 'host', NULL, NULL",
              "'C', 'app', 3, 'host', NULL, NULL",
              "'B', 'app', 4, 'host', NULL, NULL")
          .given(
              "web_target",
              "target_kind, target, numbers, subscribers, engaged",
              "'app', 1, 9, 100, 2",
              "'app', 2, 9, 100, 2",
              "'app', 3, 9, 100, 3",
              "'app', 4, 9, 100, 1");
      assertThat(bench.lines("entity", "status", "strength"))
          .containsExactly("1|shared|0", "2|common|0", "3|active|1000", "4|active|1000");
    }
  }

  @Test
  void aNumberShownByCallsItCannotHaveMadeIsNoEvidence() {
    try (StepBench bench = bench()) {
      bench
          .given("case_state", CASE, "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-01 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'number', 1, 'caller', NULL, NULL",
              "'A', 'number', 2, 'caller', NULL, NULL",
              "'A', 'account', 1, 'receiver', NULL, NULL")
          .given(
              "spoofed_caller",
              "number, caller, biz_date",
              "50, 1, DATE '2026-03-01'",
              "51, 1, DATE '2026-03-10'",
              "50, 2, DATE '2026-03-09'",
              "50, 2, DATE '2026-03-10'");
      assertThat(bench.lines("entity_kind", "entity", "status"))
          .containsExactly("account|1|active", "number|1|spoofed", "number|2|active");
    }
  }

  @Test
  void anOldCaseListsNothing() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-02-09 00:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-02-08 23:59:59+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'number', 1, 'caller', NULL, NULL",
              "'B', 'number', 2, 'caller', NULL, NULL");
      assertThat(bench.lines("entity")).containsExactly("1");
    }
  }

  @Test
  void aNumberIssuedAgainAfterItsNewestUseInheritsNothing() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-03-01 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              // Used on the 5th and reported on the 8th, but issued again on the 6th.
              "'A', 'number', 1, 'caller', NULL, TIMESTAMPTZ '2026-03-05 09:00:00+08'",
              // Use unknown: it may have lasted until the report.
              "'A', 'number', 2, 'caller', NULL, NULL",
              // Used again by the present holder.
              "'A', 'number', 3, 'caller', NULL, TIMESTAMPTZ '2026-03-06 00:00:00+08'",
              "'B', 'number', 3, 'caller', NULL, TIMESTAMPTZ '2026-02-20 09:00:00+08'",
              // Not in the subscriber file: overseas.
              "'A', 'number', 4, 'caller', NULL, NULL")
          .given(
              "subscriber_state",
              "number, valid_from",
              "1, DATE '2026-03-06'",
              "2, DATE '2026-03-06'",
              "3, DATE '2026-03-06'");
      assertThat(bench.lines("entity", "status"))
          .containsExactly("1|reissued", "2|active", "3|active", "4|active");
    }
  }

  @Test
  void aProtectedEntityIsNoEvidenceWhileItsProtectionLasts() {
    try (StepBench bench = bench()) {
      bench
          .given("case_state", CASE, "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'number', 1, 'caller', NULL, NULL",
              "'A', 'number', 2, 'caller', NULL, NULL",
              "'A', 'account', 1, 'receiver', 1, NULL")
          .given(
              "protected_entity",
              "entity_kind, entity, valid_from, valid_to",
              "'number', 1, DATE '2020-01-01', DATE '2026-03-10'",
              "'number', 2, DATE '2020-01-01', DATE '2026-03-09'");
      assertThat(bench.lines("entity_kind", "entity", "status"))
          .containsExactly("account|1|active", "number|1|protected", "number|2|active");
    }
  }

  @Test
  void lastNightsUpperTiersCountUntilTheyEndOrTheirCasesFall() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'withdrawn', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'number', 5, 'caller', NULL, NULL",
              "'A', 'number', 6, 'caller', NULL, NULL",
              "'B', 'number', 7, 'caller', NULL, NULL")
          .given(
              "phone_card_list_published",
              LIST,
              "1, 'B', 'added', DATE '2026-03-09', DATE '2026-03-10', " + PASSING + ", 1",
              "2, 'C', 'added', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", 1",
              "3, 'B', 'added', DATE '2026-03-01', DATE '2026-03-09', " + PASSING + ", 1",
              "4, 'A', 'removed', DATE '2026-03-01', DATE '2026-04-09', [], 0",
              "5, 'A', 'kept', DATE '2026-03-09', DATE '2026-04-09', [], 0",
              "6, 'B', 'kept', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", 1",
              "7, 'A', 'kept', DATE '2026-03-09', DATE '2026-04-09', [], 0",
              "8, 'A', 'kept', DATE '2026-03-01', DATE '2026-04-09', [], 0",
              // Suspected by patterns that are no evidence against others.
              "9, 'B', 'added', DATE '2026-03-09', DATE '2026-04-09', [{'detector': 'card-farm'}], 1")
          .given("subscriber_state", "number, valid_from", "8, DATE '2026-03-02'");
      assertThat(bench.lines("entity", "source", "status", "cases", "listed_at"))
          .containsExactly(
              "1|list|active|0|2026-03-09 00:00:00+08",
              "6|list|active|0|2026-03-09 00:00:00+08",
              "7|case|active|1|2026-03-08 09:00:00+08",
              "8|list|reissued|0|2026-03-01 00:00:00+08");
    }
  }

  @Test
  void riskPassesOnWeakerWithEachHopAndEndsAtTheLast() {
    try (StepBench bench = bench()) {
      bench
          .given("case_state", CASE, "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'")
          .given("case_entity", ENTITY, "'A', 'number', 1, 'caller', NULL, NULL")
          .given(
              "phone_card_list_published",
              LIST,
              "2, 'B', 'kept', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", 1",
              "3, 'B', 'kept', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", 2",
              "4, 'B', 'kept', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", 3",
              // Patterns that no case reaches.
              "5, 'B', 'kept', DATE '2026-03-09', DATE '2026-04-09', " + PASSING + ", NULL",
              // Its case is too old to be counted, and it still stands on it.
              "6, 'A', 'kept', DATE '2026-01-09', DATE '2026-04-09', [], NULL");
      assertThat(bench.lines("entity", "source", "hops", "strength"))
          .containsExactly("1|case|0|1000", "2|list|1|400", "3|list|2|160", "6|list|0|1000");
    }
  }

  @Test
  void dealingWithAHubSaysNothing() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "case_state",
              CASE,
              "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-06 09:00:00+08'",
              "'B', 'filed', 'rebate', TIMESTAMPTZ '2026-03-07 09:00:00+08'",
              "'C', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'",
              "'D', 'filed', 'rebate', TIMESTAMPTZ '2026-03-09 09:00:00+08'")
          .given(
              "case_entity",
              ENTITY,
              "'A', 'account', 1, 'cash_out', 3, NULL",
              "'B', 'account', 1, 'cash_out', 3, NULL",
              // Somebody paid it: it is in somebody's hands.
              "'A', 'account', 2, 'cash_out', 3, NULL",
              "'B', 'account', 2, 'receiver', 1, NULL",
              "'A', 'account', 3, 'receiver', 1, NULL",
              "'A', 'account', 4, 'receiver', 1, NULL",
              "'A', 'account', 5, 'receiver', 1, NULL",
              "'A', 'number', 6, 'caller', NULL, NULL",
              "'B', 'number', 6, 'caller', NULL, NULL",
              "'C', 'number', 6, 'caller', NULL, NULL",
              "'D', 'number', 6, 'caller', NULL, NULL",
              "'A', 'number', 7, 'caller', NULL, NULL",
              "'B', 'number', 7, 'caller', NULL, NULL",
              "'C', 'number', 7, 'caller', NULL, NULL")
          .given("account_state", "account, kind", "3, 'merchant'", "4, 'debit'")
          .given("account_graph", "account, links", "4, 6", "5, 5");
      assertThat(bench.lines("entity", "status", "strength"))
          .containsExactly(
              "1|active|0",
              "2|active|1000",
              "3|active|0",
              "4|active|0",
              "5|active|1000",
              "6|active|0",
              "7|active|1000");
    }
  }

  @Test
  void everyEntityComesOutOfExactlyOneBucket() {
    List<String> whole = new ArrayList<>();
    try (StepBench bench = many(0, 1)) {
      whole.addAll(bench.lines("entity_kind", "entity", "status"));
    }
    List<String> parts = new ArrayList<>();
    for (int bucket = 0; bucket < 4; bucket++) {
      try (StepBench bench = many(bucket, 4)) {
        parts.addAll(bench.lines("entity_kind", "entity", "status"));
      }
    }
    assertThat(whole).hasSize(30);
    assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
  }

  private static StepBench many(int bucket, int buckets) {
    StepBench bench = StepBench.ofBucket(STEP, "2026-03-10", bucket, buckets);
    bench.given("case_state", CASE, "'A', 'filed', 'rebate', TIMESTAMPTZ '2026-03-08 09:00:00+08'");
    IntStream.range(0, 10)
        .forEach(
            i ->
                bench
                    .given(
                        "case_entity",
                        ENTITY,
                        "'A', 'number', %d, 'caller', NULL, NULL".formatted(i),
                        "'A', 'account', %d, 'receiver', 1, NULL".formatted(i))
                    .given(
                        "phone_card_list_published",
                        LIST,
                        "%d, 'B', 'kept', DATE '2026-03-01', DATE '2026-04-01', %s, 1"
                            .formatted(i + 10, PASSING)));
    return bench;
  }

  private static StepBench bench() {
    return StepBench.of(STEP, "2026-03-10");
  }
}
