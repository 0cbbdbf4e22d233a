package org.cluelake.card;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Transform;

/**
 * What the two lists share: every fact is keyed by the number or account and brought together in
 * one exchange; big tables are first narrowed to those a signal, a case or a row is about.
 */
abstract class CardList implements Transform {

  private static final long serialVersionUID = 1L;

  private final TableContract list;
  private final TableContract holders;
  private final String kind;
  private final String subjectKind;
  private final ListConf.Rules rules;
  private final int version;

  /**
   * A list.
   *
   * @param list what is written; its key column is named as the kind
   * @param holders state of the numbers or accounts
   * @param kind number or account
   * @param subjectKind what answers and objections call an entry
   * @param rules the list's own rules
   * @param version of the rules
   */
  CardList(
      TableContract list,
      TableContract holders,
      String kind,
      String subjectKind,
      ListConf.Rules rules,
      int version) {
    this.list = list;
    this.holders = holders;
    this.kind = kind;
    this.subjectKind = subjectKind;
    this.rules = rules;
    this.version = version;
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

  @Override
  public final Map<Read, String> rowsComeWhere() {
    return Map.of(
        Read.today(Tables.SIGNAL), ofPatterns(), Read.today(Tables.LISTED_ENTITY), ofKind());
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

  @Override
  public final Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> signals =
        in.view("signal")
            .where(ofPatterns())
            .selectExpr("subject AS entity", "struct(" + CardRows.SIGNAL_FIELDS + ") AS signal");
    Dataset<Row> listed = ofKind(in, "listed_entity");
    Dataset<Row> last =
        in.view(list.name() + "_published")
            .selectExpr(kind + " AS entity", "struct(" + CardRows.LAST_FIELDS + ") AS last");
    Dataset<Row> entities =
        signals
            .select("entity")
            .union(listed.select("entity"))
            .union(last.select("entity"))
            .distinct();
    Dataset<Row> cards =
        signals
            .unionByName(last, true)
            .unionByName(
                listed.selectExpr(
                    "entity",
                    "source = 'case' AND status = 'active' AS is_named",
                    "status IN ('protected', 'reissued') AS is_barred"),
                true)
            .unionByName(guarded(in, asOf), true)
            .unionByName(namings(in, asOf).join(entities, "entity"), true)
            .unionByName(lifts(in).join(entities, "entity"), true)
            .unionByName(
                in.view(holders.name())
                    .selectExpr(
                        kind + " AS entity",
                        "struct(holder, unix_date(" + holderSince() + ") AS since) AS holding")
                    .join(entities, "entity"),
                true)
            .groupBy("entity")
            .agg(
                expr("collect_list(signal) AS signals"),
                expr("collect_set(naming) AS namings"),
                expr("collect_list(lift) AS lifts"),
                // One row per key, so the least is the only one.
                expr("min(last) AS last"),
                expr("min(holding) AS holding"),
                expr("coalesce(bool_or(is_named), false) AS is_named"),
                expr("coalesce(bool_or(is_barred), false) AS is_barred"));
    return new CardRows(rules, subjectKind, version, asOf.date()).of(cards, list);
  }

  /** What objections and answers have lifted. */
  private Dataset<Row> lifts(Inputs in) {
    return in.view("lifted_evidence")
        .where(col("subject_kind").equalTo(lit(subjectKind)))
        .selectExpr("subject AS entity", "struct(" + CardRows.LIFT_FIELDS + ") AS lift");
  }

  private Dataset<Row> ofKind(Inputs in, String view) {
    return in.view(view).where(ofKind());
  }

  private Dataset<Row> guarded(Inputs in, AsOf asOf) {
    return ofKind(in, "protected_entity")
        .where(
            "valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)"
                .formatted(asOf.sqlDate()))
        .selectExpr("entity", "true AS is_barred");
  }

  /** Live cases accepted before the cut-off, by what they name. */
  private Dataset<Row> namings(Inputs in, AsOf asOf) {
    Instant cutOff = asOf.date().plusDays(1).atStartOfDay(AsOf.ZONE).toInstant();
    Dataset<Row> cases =
        in.view("case_state")
            .where("status <> 'withdrawn'")
            .where(col("accepted_at").lt(lit(cutOff)))
            .selectExpr("case_id", "unix_date(to_date(accepted_at)) AS accepted_on");
    return ofKind(in, "case_entity")
        .join(cases, "case_id")
        .selectExpr("entity", "struct(case_id, role, accepted_on) AS naming");
  }
}
