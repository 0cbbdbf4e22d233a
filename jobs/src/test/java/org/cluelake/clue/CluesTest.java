package org.cluelake.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.Tables;
import org.cluelake.testkit.DataFrames;
import org.cluelake.testkit.FixedFusion;
import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spark brings together for {@link PersonNight}, on small worlds of several persons. */
@ExtendWith(SparkExtension.class)
class CluesTest {

  private static final String NIGHT = "2026-03-10";
  private static final String SIGNAL =
      "person, signal_id, detector, verdict, score, scam_class, campaign, happened_at,"
          + " money_at_risk, is_money_moving, reason, evidence_keys, network";
  private static final String SHOWN =
      "person, scam_class, campaign, change, grade, dispatch_region, suppressed_by";

  /** The rows of the unchanged world, computed once. */
  private static List<String> unchanged;

  @Test
  void eachPersonGetsTheFactsThatConcernThemAndNoOthers() {
    Dataset<Row> clues = world().result();
    assertThat(types(clues.schema().fields())).isEqualTo(types(Tables.CLUE.structType().fields()));
    DataFrames.assertLines(
        clues,
        SHOWN,
        // Two detectors and money moving; the newest day's smaller county.
        "1|loan|C1|opened|urgent|960101|",
        // Called by a protected number only; no number of this person was seen anywhere.
        "2|loan|C1|opened|medium|000000|protected",
        // Reported a loan fraud last week.
        "3|loan|C1|opened|high|000000|already_reported",
        // That report is withdrawn, older than a month, or accepted after the cut-off.
        "4|loan|C1|opened|high|000000|",
        // The clue of last night's label is the clue of the label it was merged into.
        "5|loan|C1|kept|medium|000000|",
        // Expired tonight.
        "6|loan|C7|closed|low|000000|");
    DataFrames.assertLines(
        clues.where("person = 1"),
        "detectors, undecided, reasons, signals, money_at_risk, likelihood_band, urgency_band,"
            + " loss_band, action, responsible_level, expires_at, fusion_version, rule_version",
        "call-then-pay|contact-with-fraud-number|paid-a-mule|Paid|Called"
            + "|could not tell: Account unknown|s1|s2|60000.00|high|now|large|visit|county"
            + "|2026-03-12 00:00:00|7|"
            + GradingTest.CONF.version());
  }

  @Test
  void oneClueOpensIsRaisedAndExpires() {
    Clues step = new Clues(GradingTest.CONF, FixedFusion.persons());
    Dataset<Row> opened =
        MapInputs.of(step, NIGHT)
            .given("signal", SIGNAL, call(8, "s1", 3000, "2026-03-10", false, "call"))
            .result();
    Dataset<Row> first = published(opened);
    Dataset<Row> raised =
        MapInputs.of(step, "2026-03-11")
            .given("signal", SIGNAL, call(8, "s2", 9000, "2026-03-11", true, "call', 'pay"))
            .given("clue_published", first)
            .result();
    Dataset<Row> second = published(raised);
    Dataset<Row> expired =
        MapInputs.of(step, "2026-03-12")
            .given("signal", SIGNAL, call(8, "s3", 9000, "2026-03-11", false, "call', 'pay"))
            .given("clue_published", second)
            .result();
    Dataset<Row> third = published(expired);
    DataFrames.assertLines(
        first.union(second).union(third),
        "change, grade, likelihood, expires_at, signals, opened_on",
        "opened|low|0.4502|2026-03-25 00:00:00|s1|2026-03-10",
        "raised|urgent|0.9677|2026-03-13 00:00:00|s1|s2|2026-03-10",
        "closed|urgent|0.9677|2026-03-13 00:00:00|s1|s2|2026-03-10");
    assertThat(first.union(second).union(third).select("clue_id").distinct().count()).isEqualTo(1);
  }

  @Test
  void whatIsLiftedReachesThePersonItConcerns() {
    Dataset<Row> clues =
        MapInputs.of(new Clues(GradingTest.CONF, FixedFusion.persons()), NIGHT)
            .given(
                "clue_published",
                "person, clue_id, scam_class, campaign, opened_on, change, grade, expires_at,"
                    + " evidence_keys",
                "1, 'c1', 'loan', 'C1', '2026-03-08', 'opened', 'low', '2026-03-20 00:00:00',"
                    + " array('k1')",
                "2, 'c2', 'loan', 'C1', '2026-03-08', 'opened', 'low', '2026-03-20 00:00:00',"
                    + " array('k1')")
            .given(
                "lifted_evidence",
                "subject_kind, subject_id, subject, lifted_by, evidence_keys",
                "'clue', 'c1', 1, 'objection_upheld', array('k1')",
                "'clue', 'c2', 2, 'wrong_person', array('k1')",
                "'bank_card', 'c2', 2, 'objection_upheld', array('k1')",
                "'clue', 'c9', 9, 'objection_upheld', array('k1')")
            .result();
    DataFrames.assertLines(
        clues, "person, clue_id, change, lifted_by", "1|c1|closed|objection_upheld", "2|c2|kept|");
  }

  static Stream<Arguments> changes() {
    UnaryOperator<Dataset<Row>> renamed =
        rows -> {
          Dataset<Row> other = rows;
          for (String column : List.of("person", "victim", "holder")) {
            if (Arrays.asList(rows.columns()).contains(column)) {
              other = other.withColumn(column, other.col(column).plus(1000));
            }
          }
          return other;
        };
    UnaryOperator<Dataset<Row>> reversed =
        rows -> rows.coalesce(1).sort(rows.col(rows.columns()[0]).desc());
    return Stream.of(
        Arguments.of("rows in reverse", reversed, 0),
        Arguments.of("one partition", (UnaryOperator<Dataset<Row>>) r -> r.repartition(1), 0),
        Arguments.of("seven partitions", (UnaryOperator<Dataset<Row>>) r -> r.repartition(7), 0),
        Arguments.of("other tokens of persons", renamed, 1000));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theSameFactsGiveTheSameClues(String what, UnaryOperator<Dataset<Row>> change, int renamed) {
    String[] compared = {
      // The id is made of the person's token, so it alone follows a renaming.
      "* EXCEPT (clue_id, person)", "person - " + renamed + " AS person"
    };
    if (unchanged == null) {
      unchanged = lines(world().result().selectExpr(compared[0], "person"));
    }
    assertThat(lines(world().changed(change).result().selectExpr(compared)))
        .as(what)
        .isEqualTo(unchanged)
        .isNotEmpty();
  }

  /** Six persons, and rows that concern none of them. */
  private static MapInputs world() {
    return MapInputs.of(new Clues(GradingTest.CONF, FixedFusion.persons()), NIGHT)
        .given(
            "signal",
            SIGNAL,
            call(1, "s1", 9000, NIGHT, false, "call"),
            "1, 's2', 'call-then-pay', 'fired', 0.95, 'unknown', 'none', '2026-03-10 20:00:00',"
                + " 60000, true, 'Paid', array('pay'), array()",
            "1, 's3', 'paid-a-mule', 'insufficient_data', 1, 'unknown', 'none',"
                + " '2026-03-10 20:00:00', 900000, true, 'Account unknown', array('x'), array()",
            call(2, "s4", 5000, NIGHT, false, "call").replace("array(11)", "array(95)"),
            pay(3, "s5"),
            pay(4, "s6"),
            // Not about victims, or about nobody known.
            "1, 's8', 'burst-caller', 'fired', 1, 'loan', 'C9', '2026-03-10 20:00:00', 1, true,"
                + " 'Bursts', array('b'), array()",
            pay(1, "s9").replaceFirst("^1", "NULL"),
            // Could not tell, and nothing else: no clue.
            "9, 's10', 'paid-a-mule', 'insufficient_data', 1, 'loan', 'C1',"
                + " '2026-03-10 20:00:00', 900000, true, 'Account unknown', array('x'), array()")
        .given(
            "clue_published",
            "person, clue_id, scam_class, campaign, opened_on, change, grade, likelihood,"
                + " expires_at, suppressed_by",
            "5, 'c5', 'loan', 'C3', '2026-03-08', 'opened', 'medium', 0.6,"
                + " '2026-03-11 00:00:01', NULL",
            "6, 'c6', 'loan', 'C7', '2026-03-08', 'kept', 'low', 0.2, '2026-03-11 00:00:00', NULL",
            "7, 'c7', 'loan', 'C8', '2026-03-08', 'closed', 'low', 0.2, '2026-03-20 00:00:00',"
                + " NULL")
        .given("case_campaign", "case_id, campaign", "'C1', 'C1'", "'C3', 'C1'", "'R3', 'R3'")
        .given(
            "case_state",
            "case_id, victim, fraud_type, status, accepted_at",
            "'R3', 3, 'loan', 'filed', '2026-03-03 09:00:00'",
            "'R4', 4, 'loan', 'withdrawn', '2026-03-03 09:00:00'",
            "'R5', 4, 'loan', 'filed', '2026-02-08 23:59:59'",
            "'R6', 4, 'loan', 'filed', '2026-03-11 00:00:00'",
            "'R7', 77, 'loan', 'filed', '2026-03-03 09:00:00'")
        .given(
            "protected_entity",
            "entity_kind, entity, valid_from, valid_to",
            "'number', 95, '2026-01-01', NULL",
            "'number', 11, '2026-01-01', '2026-03-09'")
        .given("listed_entity", "entity_kind, entity, status", "'number', 11, 'active'")
        .given(
            "subscriber_state",
            "number, holder, holder_kind",
            "101, 1, 'person'",
            "102, 1, 'person'",
            "103, 1, 'person'",
            "104, 2, 'enterprise'",
            "105, 77, 'person'")
        .given(
            "number_place",
            "number, region, seen_on",
            "101, '960102', '2026-03-10'",
            "102, '960101', '2026-03-10'",
            "103, '960100', '2026-03-09'",
            "104, '960103', '2026-03-10'",
            "105, '960104', '2026-03-10'");
  }

  private static String call(
      long person, String id, int score, String day, boolean moving, String keys) {
    return "%d, '%s', 'contact-with-fraud-number', 'fired', %d / 10000, 'loan', 'C1',"
            .formatted(person, id, score)
        + " '%s 10:00:00', NULL, %s, 'Called', array('%s'), array(11)".formatted(day, moving, keys);
  }

  private static String pay(long person, String id) {
    return "%d, '%s', 'paid-a-mule', 'fired', 0.95, 'loan', 'C1', '2026-03-10 20:00:00', 5000,"
            .formatted(person, id)
        + " false, 'Paid a mule', array('pay'), array(22)";
  }

  /** A night's rows as the next one reads them back. */
  private static Dataset<Row> published(Dataset<Row> rows) {
    return SparkExtension.spark().createDataFrame(rows.collectAsList(), rows.schema());
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> types(StructField[] fields) {
    return Arrays.stream(fields).map(f -> f.name() + " " + f.dataType().sql()).toList();
  }
}
