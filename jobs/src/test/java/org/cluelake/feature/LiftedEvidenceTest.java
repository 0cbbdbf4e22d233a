package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftedEvidenceTest {

  private static final String NIGHT = "2026-03-10";
  private static final String ISSUED = "subject_kind, subject_id, subject, evidence_keys";
  private static final String LIFTED =
      "subject_kind, subject_id, subject, lifted_by, lifted_on, evidence_keys";

  private static StepBench lifting() {
    return StepBench.of(new LiftedEvidence(), NIGHT)
        .given(
            "issued_evidence",
            ISSUED,
            "'clue', 'c1', 7, ['a', 'b']",
            "'bank_card', 'c1', 8, ['z']");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "acknowledged", "evidence_frozen", "rejected", "withdrawn"})
  void nothingIsLiftedBeforeAnObjectionIsUpheld(String state) {
    try (StepBench bench =
        lifting()
            .given(
                "objection_state",
                "objection_id, subject_kind, subject_id, state",
                "'o', 'clue', 'c1', '" + state + "'")) {
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void anUpheldObjectionLiftsItsOwnSubjectAlone() {
    try (StepBench bench =
        lifting()
            .given(
                "objection_state",
                "objection_id, subject_kind, subject_id, state",
                "'o', 'clue', 'c1', 'upheld'",
                "'p', 'clue', 'unknown', 'upheld'")) {
      assertThat(bench.lines(LIFTED.split(", ")))
          .containsExactly("clue|c1|7|objection_upheld|2026-03-10|[a, b]");
    }
  }

  @Test
  void theEvidenceIsThatOfTheNightOfTheDecisionAndAnObjectionOutranksAnAnswer() {
    String frozen = "'%s', 'c1', 7, '%s', DATE '2026-03-01', ['a']";
    try (StepBench bench =
        lifting()
            .given(
                "lifted_evidence_before",
                LIFTED,
                frozen.formatted("clue", "wrong_person"),
                frozen.formatted("bank_card", "wrong_person").replace("7", "8"),
                frozen.formatted("phone_card", "normal_business"))
            .given(
                "objection_state",
                "objection_id, subject_kind, subject_id, state",
                "'o', 'clue', 'c1', 'upheld'")
            .given(
                "feedback_state",
                "subject_kind, subject_id, verdict",
                "'clue', 'c1', 'wrong_person'",
                "'bank_card', 'c1', 'wrong_person'",
                "'phone_card', 'c1', 'confirmed_sold'")) {
      assertThat(bench.lines(LIFTED.split(", ")))
          .containsExactly(
              "bank_card|c1|8|wrong_person|2026-03-01|[a]",
              "clue|c1|7|objection_upheld|2026-03-10|[a, b]");
    }
  }

  @Test
  void evidenceOutlivesTheClueItIssuedFromForItsDays() {
    IssuedEvidence step = new IssuedEvidence(new IssuedEvidence.Params(30));
    try (StepBench bench =
        StepBench.of(step, NIGHT)
            .given(
                "clue_published",
                "biz_date, clue_id, person, evidence_keys",
                "DATE '2026-03-09', 'c1', 7, ['a', 'b']")
            .given(
                "bank_card_list_published",
                "biz_date, account, entry_id, evidence_keys",
                "DATE '2026-03-09', 8, 'e1', ['z']",
                "DATE '2026-03-09', 9, NULL, ['y']")
            .given(
                "issued_evidence_before",
                ISSUED + ", last_on",
                "'clue', 'c1', 7, ['a'], DATE '2026-03-08'",
                "'clue', 'c2', 7, ['c'], DATE '2026-02-09'",
                "'clue', 'c3', 7, ['d'], DATE '2026-02-08'")) {
      assertThat(bench.lines("subject_kind", "subject_id", "subject", "evidence_keys", "last_on"))
          .containsExactly(
              "bank_card|e1|8|[z]|2026-03-09",
              "clue|c1|7|[a, b]|2026-03-09",
              "clue|c2|7|[c]|2026-02-09");
    }
  }

  @Test
  void anAdministrativeAnswerDoesNotWipeOutWhatWasFound() {
    String at = "TIMESTAMPTZ '2026-03-%s 10:00:00+08:00'";
    try (StepBench bench =
        StepBench.of(new FeedbackState(), NIGHT)
            .given(
                "feedback_state_before",
                "subject_kind, subject_id, status, answered_at, first_answered_at, verdict,"
                    + " verdict_at, stopped_amount",
                "'clue', 'c1', 'normal_business', %1$s, %1$s, 'normal_business', %1$s, 5"
                    .formatted(at.formatted("08")))
            .given(
                "clue_feedback",
                "feedback_id, subject_kind, subject_id, status, at, amount",
                "'f1', 'clue', 'c1', 'closed', " + at.formatted("10") + ", NULL",
                "'f2', 'clue', 'c1', 'stopped_in_time', " + at.formatted("09") + ", 900",
                "'f3', 'clue', 'c1', 'met', " + at.formatted("07") + ", NULL")) {
      assertThat(bench.lines("status", "verdict", "stopped_amount", "met_at", "first_answered_at"))
          .containsExactly(
              "closed|normal_business|900.00|2026-03-07 10:00:00+08|2026-03-07 10:00:00+08");
    }
  }

  @Test
  void whatIsLiftedIsNoEvidenceAgainstOthers() {
    String hash = org.cluelake.run.TextHash.of("case:C1");
    try (StepBench bench =
        StepBench.of(
                new ListedEntity(
                    new ListedEntity.Params(
                        List.of("pass-through"),
                        new ListedEntity.Brake(2, 500),
                        new ListedEntity.Hub(50, 300),
                        90,
                        new SharedName(100, 10),
                        new CommonName(50, 50, 3),
                        30,
                        2)),
                NIGHT)
            .given(
                "case_state",
                "case_id, status, accepted_at",
                "'C1', 'filed', TIMESTAMPTZ '2026-03-01 10:00:00+08:00'",
                "'C2', 'filed', TIMESTAMPTZ '2026-03-02 10:00:00+08:00'")
            .given(
                "case_entity",
                "case_id, entity_kind, entity, role",
                "'C1', 'account', 1, 'receiver'",
                "'C1', 'account', 2, 'receiver'",
                "'C2', 'account', 2, 'receiver'",
                "'C1', 'number', 1, 'caller'")
            .given(
                "bank_card_list_published",
                "account, tier, change, ends_on, entry_id, findings, hops",
                "1, 'A', 'kept', DATE '2026-06-01', 'e1', [{'detector': 'pass-through'}], 1",
                "3, 'B', 'kept', DATE '2026-06-01', 'e3', [{'detector': 'pass-through'}], 1",
                "4, 'B', 'kept', DATE '2026-06-01', 'e4', [{'detector': 'pass-through'}], 1")
            .given(
                "lifted_evidence",
                LIFTED,
                "'bank_card', 'e1', 1, 'objection_upheld', DATE '2026-03-10', ['" + hash + "']",
                "'bank_card', 'e2', 2, 'objection_upheld', DATE '2026-03-10', ['" + hash + "']",
                "'bank_card', 'e3', 3, 'objection_upheld', DATE '2026-03-10', ['x']",
                "'bank_card', 'e4', 4, 'normal_business', DATE '2026-03-10', ['x']")) {
      assertThat(bench.lines("entity_kind", "entity", "cases"))
          .containsExactly("account|2|1", "account|4|0", "number|1|1");
    }
  }
}
