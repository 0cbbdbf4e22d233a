package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class RiskyContactTest {

  private static final String EDGE =
      "number, other, other_class, out_calls, out_answered, in_calls, in_answered,"
          + " in_international, talk_s, longest_s, called_back, biz_date";

  @Test
  void contactsOfTheWindowAreMergedAndACallBackOverMidnightCounts() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "call_edge_day",
              EDGE,
              "1, 9, 'mobile', 0, 0, 1, 1, 0, 60, 60, false, DATE '2026-03-09'",
              "1, 9, 'mobile', 2, 1, 0, 0, 0, 30, 30, false, DATE '2026-03-10'",
              "2, 9, 'mobile', 1, 1, 0, 0, 0, 30, 30, false, DATE '2026-03-09'",
              "2, 9, 'mobile', 0, 0, 1, 1, 0, 30, 30, false, DATE '2026-03-10'",
              "3, 8, 'mobile', 0, 0, 1, 1, 0, 999, 999, true, DATE '2026-03-10'")
          .given(
              "listed_entity",
              "entity_kind, entity, status, scam_class, campaign",
              "'number', 9, 'active', 'rebate', 'C1'",
              "'account', 8, 'active', 'rebate', 'C1'")
          .given(
              "subscriber_state",
              "number, holder, holder_kind, valid_from",
              "1, 11, 'person', DATE '2020-01-01'");
      assertThat(
              bench.lines(
                  "number",
                  "holder",
                  "holder_kind",
                  "other",
                  "kind",
                  "contacts",
                  "answered",
                  "talk_s",
                  "longest_s",
                  "called_back",
                  "scam_class",
                  "campaign"))
          .containsExactly(
              "1|11|person|9|listed|3|2|90|60|true|rebate|C1",
              "2|||9|listed|2|2|60|30|false|rebate|C1");
    }
  }

  @Test
  void anOverseasPartyCountsWhenItCalledAndTheTalkWasLong() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "call_edge_day",
              EDGE,
              "1, 91, 'overseas', 0, 0, 1, 1, 1, 300, 300, false, DATE '2026-03-09'",
              "1, 91, 'overseas', 0, 0, 1, 1, 1, 300, 300, false, DATE '2026-03-10'",
              "2, 91, 'overseas', 0, 0, 1, 1, 1, 599, 599, false, DATE '2026-03-10'",
              "3, 91, 'overseas', 1, 1, 0, 0, 0, 900, 900, false, DATE '2026-03-10'",
              "4, 92, 'overseas', 0, 0, 1, 1, 1, 900, 900, false, DATE '2026-03-10'",
              "5, 93, 'overseas', 0, 0, 1, 1, 1, 900, 900, false, DATE '2026-03-10'",
              "6, 94, 'overseas', 0, 0, 1, 1, 1, 900, 900, false, DATE '2026-03-10'",
              "7, 95, 'mobile', 0, 0, 1, 1, 1, 900, 900, false, DATE '2026-03-10'")
          .given(
              "listed_entity",
              "entity_kind, entity, status, scam_class",
              "'number', 92, 'active', 'fake_police'",
              "'number', 93, 'protected', 'fake_police'")
          .given(
              "protected_entity",
              "entity_kind, entity, valid_from, valid_to",
              "'number', 94, DATE '2020-01-01', NULL");
      assertThat(bench.lines("number", "kind", "talk_s", "scam_class"))
          .containsExactly("1|overseas|600|unknown", "4|listed|900|fake_police");
    }
  }

  @Test
  void reissuedAndProtectedPartiesAreNobodysRiskyContact() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "call_edge_day",
              "number, other, in_calls, in_answered, talk_s",
              "1, 8, 1, 1, 900",
              "1, 9, 1, 1, 900")
          .given(
              "listed_entity",
              "entity_kind, entity, status",
              "'number', 8, 'reissued'",
              "'number', 9, 'protected'");
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void contactsOfAnEarlierHolderAreNotThePresentHolders() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "call_edge_day",
              EDGE,
              "1, 9, 'mobile', 0, 0, 1, 1, 0, 500, 500, true, DATE '2026-03-08'",
              "1, 9, 'mobile', 0, 0, 1, 0, 0, 0, 0, false, DATE '2026-03-09'")
          .given("listed_entity", "entity_kind, entity, status", "'number', 9, 'active'")
          .given(
              "subscriber_state",
              "number, holder, holder_kind, valid_from",
              "1, 12, 'person', DATE '2026-03-09'");
      assertThat(bench.lines("holder", "contacts", "answered", "talk_s", "called_back"))
          .containsExactly("12|1|0|0|false");
    }
  }

  @Test
  void aListedNumberInTouchIsMarkedAsSuch() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "call_edge_day",
              "number, other, in_calls, in_answered, talk_s",
              "1, 9, 1, 1, 10",
              "2, 9, 1, 1, 10",
              "3, 9, 1, 1, 10")
          .given(
              "listed_entity",
              "entity_kind, entity, status",
              "'number', 9, 'active'",
              "'number', 1, 'active'",
              "'account', 2, 'active'",
              "'number', 3, 'reissued'");
      assertThat(bench.lines("number", "is_self_listed"))
          .containsExactly("1|true", "2|false", "3|false");
    }
  }

  private static StepBench bench() {
    return StepBench.of(new RiskyContact(new RiskyContact.Params(5, 3, 600)), "2026-03-10");
  }
}
