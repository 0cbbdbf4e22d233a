package org.cluelake.clue;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.Inputs;
import org.cluelake.run.Read;
import org.cluelake.run.Transform;

/**
 * Clues of the night: one per person, fraud class and campaign.
 *
 * <p>Every fact is keyed by the person it concerns and brought together in one exchange; big tables
 * are first narrowed to the persons a signal or a clue is about.
 */
public final class Clues implements Transform {

  private static final long serialVersionUID = 1L;

  private final ClueConf conf;

  /** Clues by the given rules. */
  public Clues(ClueConf conf) {
    this.conf = conf;
  }

  @Override
  public String id() {
    return "clues";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.SIGNAL),
        Read.publishedBefore(Tables.CLUE),
        Read.today(Tables.CASE_STATE),
        Read.today(Tables.CASE_CAMPAIGN),
        Read.today(Tables.LISTED_ENTITY),
        Read.latest(Tables.PROTECTED_ENTITY),
        Read.today(Tables.LIFTED_EVIDENCE),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.today(Tables.NUMBER_PLACE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.SIGNAL), Read.publishedBefore(Tables.CLUE));
  }

  @Override
  public Map<Read, String> rowsComeWhere() {
    return Map.of(Read.today(Tables.SIGNAL), ofPersons());
  }

  /** Findings about a person by a detector that counts for clues. */
  private String ofPersons() {
    return "person IS NOT NULL AND detector IN ('%s')"
        .formatted(String.join("', '", new TreeSet<>(conf.weights().keySet())));
  }

  @Override
  public TableContract writes() {
    return Tables.CLUE;
  }

  @Override
  public Dataset<Row> apply(Inputs in, AsOf asOf) {
    Dataset<Row> labels = in.view("case_campaign").selectExpr("case_id", "campaign AS label");
    Dataset<Row> signals = in.view("signal").where(ofPersons());
    Dataset<Row> clues =
        in.view("clue_published").join(labels, col("campaign").equalTo(col("case_id")), "left");
    Dataset<Row> persons = signals.select("person").union(clues.select("person")).distinct();
    Dataset<Row> facts =
        signals
            .selectExpr("person", "struct(" + ClueRows.SIGNAL_FIELDS + ") AS signal")
            .unionByName(
                clues.selectExpr("person", "struct(" + ClueRows.CLUE_FIELDS + ") AS clue"), true)
            .unionByName(guarded(in, asOf, signals, clues), true)
            .unionByName(reports(in, asOf, labels).join(persons, "person"), true)
            .unionByName(places(in, persons), true)
            .unionByName(lifts(in).join(persons, "person"), true)
            .groupBy("person")
            .agg(
                expr("collect_list(signal) AS signals"),
                expr("collect_list(clue) AS clues"),
                expr("collect_set(entity) AS guarded"),
                expr("collect_set(report) AS reports"),
                expr("collect_list(lift) AS lifts"),
                // The newest day, and of its counties the smallest code.
                expr("min(place).region AS region"));
    return ClueRows.of(facts, conf, asOf);
  }

  /**
   * Protected entities that findings about a person rest on. Their kind is not compared: a number
   * and an account with the same token are no likelier than a random 62-bit match.
   */
  private static Dataset<Row> guarded(
      Inputs in, AsOf asOf, Dataset<Row> signals, Dataset<Row> clues) {
    Dataset<Row> entities =
        in.view("protected_entity")
            .where(
                "valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)"
                    .formatted(asOf.sqlDate()))
            .select("entity")
            .union(in.view("listed_entity").where("status = 'protected'").select("entity"));
    return signals
        .selectExpr("person", "explode(network) AS entity")
        .union(clues.selectExpr("person", "explode(network) AS entity"))
        .join(entities, new String[] {"entity"}, "left_semi")
        .select("person", "entity");
  }

  /** What persons reported as victims of live cases, lately enough and before the cut-off. */
  private Dataset<Row> reports(Inputs in, AsOf asOf, Dataset<Row> labels) {
    Instant cutOff = asOf.date().plusDays(1).atStartOfDay(AsOf.ZONE).toInstant();
    Instant since =
        asOf.date().plusDays(1L - conf.reportedDays()).atStartOfDay(AsOf.ZONE).toInstant();
    Column isRecent = col("accepted_at").geq(lit(since)).and(col("accepted_at").lt(lit(cutOff)));
    return in.view("case_state")
        .where("status <> 'withdrawn'")
        .where(isRecent)
        .join(labels, new String[] {"case_id"}, "left")
        .selectExpr(
            "victim AS person",
            "struct(fraud_type AS scam_class, coalesce(label, case_id) AS campaign) AS report");
  }

  /** What objections and answers have lifted. */
  private static Dataset<Row> lifts(Inputs in) {
    return in.view("lifted_evidence")
        .where("subject_kind = 'clue'")
        .selectExpr("subject AS person", "struct(" + ClueRows.LIFT_FIELDS + ") AS lift");
  }

  /** Where a person's numbers were last seen: to send the clue there, and for nothing else. */
  private static Dataset<Row> places(Inputs in, Dataset<Row> persons) {
    return in.view("subscriber_state")
        .where("holder_kind = 'person'")
        .selectExpr("number", "holder AS person")
        .join(persons, "person")
        .join(in.view("number_place"), "number")
        .selectExpr("person", "struct(-unix_date(seen_on) AS age, region) AS place");
  }
}
