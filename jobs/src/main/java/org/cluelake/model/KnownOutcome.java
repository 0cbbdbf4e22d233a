package org.cluelake.model;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;

/**
 * What became known of a subject after a night, within a horizon, from confirmed outcomes alone.
 *
 * <p>Positive: a live case names it that had not named it on the night, or an answer confirmed that
 * it was sold, or is on the offenders' side. Negative: an objection was upheld, or an answer says
 * normal business, wrong person, false warning or a victim's own account. Undecided: it stands on a
 * list nobody has answered ("not reached" is no answer), or what names it is no evidence against
 * it, such as a spoofed number. Known: the outcome was there on the night already, so that there is
 * nothing to foretell. Of several the first of these counts: known, upheld objection, no evidence,
 * positive, negative, listed.
 */
public final class KnownOutcome {

  /** Answers that say what the subject is, by what they say. */
  private static final List<String> CONFIRMED =
      List.of("is_offender_side", "confirmed_sold", "confirmed_stolen_identity");

  private static final List<String> CLEARED =
      List.of("false_warning", "wrong_person", "own_account_of_victim", "normal_business");

  /** Suffix of a table's view as it stood on the night. */
  private static final String THEN = "_then";

  /** Suffix of a table's view as it stood at the end of the horizon. */
  private static final String LATER = "_later";

  private KnownOutcome() {}

  /** The states it is read from. */
  private static List<TableContract> states(NightSubject subject) {
    return List.of(
        Tables.CASE_ENTITY,
        Tables.CASE_STATE,
        Tables.FEEDBACK_STATE,
        Tables.OBJECTION_STATE,
        Tables.ISSUED_EVIDENCE,
        Tables.LISTED_ENTITY,
        subject.list());
  }

  /** A state under the name the query has for it. */
  public record View(String name, TableContract table, boolean isLater) {}

  /** Every view the query needs: each state on the night, and at the end of the horizon. */
  public static List<View> views(NightSubject subject) {
    return states(subject).stream()
        .flatMap(
            t ->
                List.of(new View(t.name() + THEN, t, false), new View(t.name() + LATER, t, true))
                    .stream())
        .toList();
  }

  /**
   * One row per subject of which something is known: {@code subject}, {@code outcome} (known,
   * positive, negative or undecided) and {@code source} (case, answer, objection, no_evidence or
   * listed).
   *
   * @param until last day whose knowledge counts
   */
  public static String sql(NightSubject subject, LocalDate night, LocalDate until) {
    return """
        WITH said AS (
          SELECT subject, 1 AS place, 'known' AS outcome, 'case' AS source FROM (%1$s)
          UNION ALL SELECT subject, 1, 'known', 'answer' FROM (%2$s)
          UNION ALL SELECT subject, 1, 'known', 'objection' FROM (%3$s)
          UNION ALL SELECT subject, 2, 'negative', 'objection' FROM (%4$s)
          UNION ALL SELECT entity, 3, 'undecided', 'no_evidence' FROM listed_entity_later
                    WHERE entity_kind = '%5$s' AND status <> 'active'
          UNION ALL SELECT subject, 4, 'positive', 'case' FROM (%6$s)
          UNION ALL SELECT subject, 4, 'positive', 'answer' FROM (%7$s)
          UNION ALL SELECT subject, 5, 'negative', 'answer' FROM (%8$s)
          UNION ALL SELECT %5$s, 6, 'undecided', 'listed' FROM %9$s_then WHERE change <> 'removed'
          UNION ALL SELECT %5$s, 6, 'undecided', 'listed' FROM %9$s_later WHERE change <> 'removed'
        )
        SELECT subject, arg_min(outcome, (place, source)) AS outcome,
               arg_min(source, (place, source)) AS source
        FROM said GROUP BY subject
        """
        .formatted(
            named(subject, THEN, "true"),
            answered(subject, THEN, words(CONFIRMED) + ", " + words(CLEARED), "true"),
            upheld(subject, THEN, "true"),
            upheld(subject, LATER, "o.decided_at < " + end(until)),
            subject.word(),
            named(
                subject,
                LATER,
                "e.known_on > DATE '%s' AND e.known_on <= DATE '%s'".formatted(night, until)),
            answered(subject, LATER, words(CONFIRMED), "f.verdict_at < " + end(until)),
            answered(subject, LATER, words(CLEARED), "f.verdict_at < " + end(until)),
            subject.list().name());
  }

  private static String named(NightSubject subject, String when, String within) {
    return "SELECT e.entity AS subject FROM case_entity%1$s e".formatted(when)
        + " JOIN case_state%1$s c ON c.case_id = e.case_id".formatted(when)
        + " WHERE e.entity_kind = '%s' AND c.status <> 'withdrawn' AND %s"
            .formatted(subject.word(), within);
  }

  private static String answered(
      NightSubject subject, String when, String verdicts, String within) {
    return "SELECT i.subject FROM feedback_state%1$s f".formatted(when)
        + " JOIN issued_evidence%s i ON i.subject_kind = f.subject_kind".formatted(when)
        + " AND i.subject_id = f.subject_id WHERE f.subject_kind = '%s'"
            .formatted(subject.listKind())
        + " AND f.verdict IN (%s) AND %s".formatted(verdicts, within);
  }

  private static String upheld(NightSubject subject, String when, String within) {
    return "SELECT i.subject FROM objection_state%1$s o".formatted(when)
        + " JOIN issued_evidence%s i ON i.subject_kind = o.subject_kind".formatted(when)
        + " AND i.subject_id = o.subject_id WHERE o.subject_kind = '%s'"
            .formatted(subject.listKind())
        + " AND o.state = 'upheld' AND "
        + within;
  }

  private static String end(LocalDate until) {
    return new AsOf(until).sqlCutOff();
  }

  private static String words(List<String> words) {
    return words.stream().collect(Collectors.joining("', '", "'", "'"));
  }
}
