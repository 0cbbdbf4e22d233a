package org.cluelake.job;

import static org.cluelake.contract.Tables.BANK_CARD_LIST;
import static org.cluelake.contract.Tables.CASE_ENTITY;
import static org.cluelake.contract.Tables.CASE_STATE;
import static org.cluelake.contract.Tables.CLUE;
import static org.cluelake.contract.Tables.FEEDBACK_STATE;
import static org.cluelake.contract.Tables.PHONE_CARD_LIST;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cluelake.bucket.SmallRead;
import org.cluelake.fusion.Outcomes;

/**
 * What cases and answers have told by the last published night.
 *
 * <p>A subject was what evidence of a night said where a live case accepted later names it, or a
 * unit's answer from that night on confirmed it; it was not where an answer refuted it and nothing
 * confirmed it. An answer that says no more than that somebody was not reached is none. Evidence
 * that came after the case is left out: it may stand on the case.
 */
final class KnownOutcomes implements Outcomes {

  private static final String CASES_OF_PERSONS =
      """
      SELECT victim, min(accepted_at::DATE) FROM case_state
      WHERE status <> 'withdrawn' GROUP BY victim
      """;

  private static final String CASES_OF_CARDS =
      """
      SELECT e.entity, min(e.known_on) FROM case_entity e JOIN case_state c USING (case_id)
      WHERE e.entity_kind = '%s' AND c.status <> 'withdrawn' GROUP BY e.entity
      """;

  private static final String ANSWERS =
      """
      SELECT i.subject, f.answered_at::DATE,
             f.verdict IS NOT DISTINCT FROM 'confirmed_sold'
               OR f.verdict IS NOT DISTINCT FROM 'confirmed_stolen_identity'
               OR (f.verdict IS NULL AND (f.stopped_amount IS NOT NULL
                                          OR f.transferred_amount IS NOT NULL)),
             f.verdict IN ('false_warning', 'wrong_person', 'normal_business',
                           'own_account_of_victim')
      FROM feedback_state f
      JOIN (%1$s) i ON i.id = f.subject_id
      WHERE f.subject_kind = '%2$s'
      """;

  /** By subject the last night whose evidence a case or an answer speaks of. */
  private final Map<Long, LocalDate> confirmed = new HashMap<>();

  private final Map<Long, LocalDate> refuted = new HashMap<>();

  KnownOutcomes(FiredEvidence lake, String subjectKind) {
    try (SmallRead read = lake.reader()) {
      SmallRead unused =
          read.with("case_state", CASE_STATE, lake.lastFiles(CASE_STATE))
              .with("case_entity", CASE_ENTITY, lake.lastFiles(CASE_ENTITY))
              .with("feedback_state", FEEDBACK_STATE, lake.lastFiles(FEEDBACK_STATE))
              .with("clue", CLUE, lake.files(CLUE))
              .with("phone_card_list", PHONE_CARD_LIST, lake.files(PHONE_CARD_LIST))
              .with("bank_card_list", BANK_CARD_LIST, lake.files(BANK_CARD_LIST));
      String cases =
          subjectKind.equals("person") ? CASES_OF_PERSONS : CASES_OF_CARDS.formatted(subjectKind);
      read.rows(cases, "subject", "known")
          .forEach(
              r ->
                  confirmed.merge(
                      (Long) r.get("subject"),
                      ((LocalDate) r.get("known")).minusDays(1),
                      KnownOutcomes::later));
      read.rows(answers(subjectKind), "subject", "on", "confirmed", "refuted")
          .forEach(r -> answered(r));
    }
  }

  private static String answers(String subjectKind) {
    return switch (subjectKind) {
      case "number" ->
          ANSWERS.formatted(
              "SELECT DISTINCT entry_id AS id, number AS subject FROM phone_card_list",
              "phone_card");
      case "account" ->
          ANSWERS.formatted(
              "SELECT DISTINCT entry_id AS id, account AS subject FROM bank_card_list",
              "bank_card");
      default ->
          ANSWERS.formatted("SELECT DISTINCT clue_id AS id, person AS subject FROM clue", "clue");
    };
  }

  private void answered(Map<String, Object> row) {
    Map<Long, LocalDate> found =
        (Boolean) row.get("confirmed")
            ? confirmed
            : Boolean.TRUE.equals(row.get("refuted")) ? refuted : new HashMap<>();
    LocalDate unused =
        found.merge((Long) row.get("subject"), (LocalDate) row.get("on"), KnownOutcomes::later);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public Optional<Boolean> of(long subject, LocalDate night) {
    if (confirmed.containsKey(subject)) {
      return night.isAfter(confirmed.get(subject)) ? Optional.empty() : Optional.of(true);
    }
    return refuted.containsKey(subject) && !night.isAfter(refuted.get(subject))
        ? Optional.of(false)
        : Optional.empty();
  }

  @Override
  public Set<Long> positives() {
    return new TreeSet<>(confirmed.keySet());
  }
}
