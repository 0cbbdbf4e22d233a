package org.cluelake.card;

import java.util.List;
import java.util.TreeSet;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.fusion.Fused;
import org.cluelake.fusion.Fusion;
import org.cluelake.run.AsOf;
import org.cluelake.run.FoldStep;
import org.cluelake.run.Read;

/**
 * What the two lists share: every fact is keyed by the number or account; big tables are first
 * narrowed to those a signal, a case or a row is about.
 */
abstract class CardList implements FoldStep, Fused {

  private static final long serialVersionUID = 1L;

  private final TableContract list;
  private final TableContract holders;
  private final String kind;
  private final String subjectKind;
  private final ListConf.Rules rules;
  private final int version;
  private final Fusion fusion;

  /**
   * A list.
   *
   * @param list what is written; its key column is named as the kind
   * @param holders state of the numbers or accounts
   * @param kind number or account
   * @param subjectKind what answers and objections call an entry
   * @param rules the list's own rules
   * @param version of the rules
   * @param fusion how cards are judged by their findings
   */
  CardList(
      TableContract list,
      TableContract holders,
      String kind,
      String subjectKind,
      ListConf.Rules rules,
      int version,
      Fusion fusion) {
    fusion.require(rules.patterns(), "lists.yaml");
    this.list = list;
    this.holders = holders;
    this.kind = kind;
    this.subjectKind = subjectKind;
    this.rules = rules;
    this.version = version;
    this.fusion = fusion;
  }

  @Override
  public final Fusion fusion() {
    return fusion;
  }

  /** First day of the present holder as an SQL expression over the state, NULL where not known. */
  abstract String holderSince();

  @Override
  public final List<Read> reads() {
    return List.of(
        Read.today(Tables.SIGNAL),
        Read.publishedBefore(list),
        Read.today(Tables.LISTED_ENTITY),
        Read.today(Tables.CASE_ENTITY),
        Read.today(Tables.CASE_STATE),
        Read.today(holders),
        Read.today(Tables.LIFTED_EVIDENCE),
        Read.latest(Tables.PROTECTED_ENTITY));
  }

  @Override
  public final List<Read> rowsComeFrom() {
    return List.of(
        Read.today(Tables.SIGNAL), Read.publishedBefore(list), Read.today(Tables.LISTED_ENTITY));
  }

  /** Findings about the list's subjects by a detector that counts for it. */
  private String ofPatterns() {
    return "verdict = 'fired' AND subject_kind = '%s' AND detector IN ('%s')"
        .formatted(kind, String.join("', '", new TreeSet<>(rules.patterns())));
  }

  private String ofKind() {
    return "entity_kind = '" + kind + "'";
  }

  @Override
  public final TableContract writes() {
    return list;
  }

  // The state of numbers or accounts is narrowed to the cards in question where it lies.
  @Override
  public final List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "holding",
            "SELECT %1$s AS entity, holder, %2$s AS since FROM %3$s WHERE %1$s IN (%4$s)"
                .formatted(kind, holderSince(), holders.name(), entities())));
  }

  private String entities() {
    return "SELECT subject FROM signal WHERE %s UNION SELECT entity FROM listed_entity WHERE %s"
            .formatted(ofPatterns(), ofKind())
        + " UNION SELECT %s FROM %s_published".formatted(kind, list.name());
  }

  @Override
  public final String sql(AsOf asOf) {
    return """
        WITH card(entity) AS (
          %1$s
        ), listed AS (
          SELECT entity, bool_or(source = 'case' AND status = 'active') AS is_named,
                 bool_or(status IN ('protected', 'reissued')) AS is_barred
          FROM listed_entity WHERE %2$s GROUP BY entity
        ), near AS (
          SELECT s.subject AS entity, min(l.hops) + 1 AS hops
          FROM (SELECT subject, unnest(network) AS other FROM signal WHERE %6$s) s
          JOIN listed_entity l ON l.entity = s.other AND l.strength > 0
          WHERE s.other <> s.subject GROUP BY s.subject
        ), guarded AS (
          SELECT DISTINCT entity FROM protected_entity
          WHERE %2$s AND valid_from <= %3$s AND (valid_to IS NULL OR valid_to >= %3$s)
        ), naming AS (
          SELECT DISTINCT e.entity, e.case_id, e.role, c.accepted_at::DATE AS accepted_on
          FROM case_entity e
          JOIN case_state c ON c.case_id = e.case_id
          WHERE %2$s AND c.status <> 'withdrawn' AND c.accepted_at < %4$s
        )
        SELECT entity, coalesce(s.signals, []) AS signals, coalesce(n.namings, []) AS namings,
               coalesce(t.lifts, []) AS lifts, l.last, h.holder, h.since,
               coalesce(d.is_named, false) AS is_named,
               coalesce(d.is_barred, false) OR g.entity IS NOT NULL AS is_barred, near.hops
        FROM card
        LEFT JOIN (SELECT subject AS entity, list(%5$s ORDER BY signal_id) AS signals
                   FROM signal WHERE %6$s GROUP BY subject) s USING (entity)
        LEFT JOIN (SELECT entity, list({'case_id': case_id, 'role': role,
                                        'accepted_on': accepted_on}
                                       ORDER BY accepted_on, case_id, role) AS namings
                   FROM naming GROUP BY entity) n USING (entity)
        LEFT JOIN (SELECT subject AS entity,
                          list(%7$s ORDER BY subject_id, lifted_by, evidence_keys) AS lifts
                   FROM lifted_evidence WHERE subject_kind = '%8$s'
                   GROUP BY subject) t USING (entity)
        LEFT JOIN (SELECT %9$s AS entity, %10$s AS last FROM %11$s_published) l USING (entity)
        LEFT JOIN near USING (entity)
        LEFT JOIN holding h USING (entity)
        LEFT JOIN listed d USING (entity)
        LEFT JOIN guarded g USING (entity)
        """
        .formatted(
            entities(),
            ofKind(),
            asOf.sqlDate(),
            asOf.sqlCutOff(),
            CardRows.SIGNAL,
            ofPatterns(),
            CardRows.LIFT,
            subjectKind,
            kind,
            CardRows.LAST,
            list.name());
  }

  @Override
  public final Fold fold(AsOf asOf) {
    return new CardRows(rules, fusion, subjectKind, version, asOf.date());
  }
}
