package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class CaseTablesTest {

  @Test
  void aCaseIsItsNewestVersionAndOldVersionsDeliveredLateChangeNothing() {
    try (StepBench bench = StepBench.of(new CaseState(), "2026-03-10")) {
      bench
          .given(
              "case_state_before",
              "case_id, status, loss, recorded_on, biz_date",
              "'A', 'filed', 100, DATE '2026-03-08', DATE '2026-03-09'",
              "'B', 'filed', 100, DATE '2026-03-08', DATE '2026-03-09'",
              "'C', 'filed', 100, DATE '2026-03-08', DATE '2026-03-09'")
          .given(
              "police_case",
              "case_id, status, loss, recorded_on",
              "'A', 'withdrawn', 90, DATE '2026-03-10'",
              "'B', 'accepted', 80, DATE '2026-03-01'",
              "'C', 'solved', 70, DATE '2026-03-08'");
      assertThat(bench.lines("case_id", "status", "loss"))
          .containsExactly("A|withdrawn|90.00", "B|filed|100.00", "C|solved|70.00");
    }
  }

  @Test
  void aRepeatedInvolvementKeepsItsFirstNightAndEarliestUseAndTakesTheNewestLayer() {
    try (StepBench bench = StepBench.of(new CaseEntity(), "2026-03-10")) {
      bench
          .given(
              "case_entity_before",
              "case_id, entity_kind, entity, role, layer, first_used_at, known_on, biz_date",
              "'A', 'account', 1, 'layer', 2, TIMESTAMPTZ '2026-03-05 10:00:00+08',"
                  + " DATE '2026-03-06', DATE '2026-03-09'",
              "'A', 'number', 2, 'caller', NULL, NULL, DATE '2026-03-06', DATE '2026-03-09'")
          .given(
              "police_involvement",
              "case_id, entity_kind, entity, role, layer, first_used_at",
              "'A', 'account', 1, 'layer', 3, TIMESTAMPTZ '2026-03-06 10:00:00+08'",
              "'A', 'account', 1, 'cash_out', NULL, NULL");
      assertThat(bench.lines("entity", "role", "layer", "first_used_at", "known_on"))
          .containsExactly(
              "1|cash_out|||2026-03-10",
              "1|layer|3|2026-03-05 10:00:00+08|2026-03-06",
              "2|caller|||2026-03-06");
    }
  }

  @Test
  void aLayerNotRepeatedIsNotForgotten() {
    try (StepBench bench = StepBench.of(new CaseEntity(), "2026-03-10")) {
      bench
          .given(
              "case_entity_before",
              "case_id, entity_kind, entity, role, layer, biz_date",
              "'A', 'account', 1, 'layer', 2, DATE '2026-03-09'")
          .given(
              "police_involvement",
              "case_id, entity_kind, entity, role, layer",
              "'A', 'account', 1, 'layer', NULL");
      assertThat(bench.lines("entity", "layer")).containsExactly("1|2");
    }
  }
}
