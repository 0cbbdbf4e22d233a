package org.cluelake.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.cluelake.contract.Tables;
import org.cluelake.run.Step;
import org.cluelake.run.TextHash;
import org.cluelake.testkit.DataFrames;
import org.cluelake.testkit.FixedFusion;
import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spark brings together for {@link CardNight}, on one small world of both lists. */
@ExtendWith(SparkExtension.class)
class CardListsTest {

  private static final String NIGHT = "2026-03-10";

  private static List<String> unchanged;

  @Test
  void numbersGetTheFactsThatConcernThemAndNoOthers() {
    Step list = new PhoneCardList(CardNightTest.CONF, FixedFusion.numbers());
    Dataset<Row> rows =
        world(list, "number", "phone_card_list_published", "subscriber_state", "burst-caller")
            .result();
    assertThat(types(rows.schema().fields()))
        .isEqualTo(types(Tables.PHONE_CARD_LIST.structType().fields()));
    DataFrames.assertLines(
        rows,
        "number, holder, tier, change, score, starts_on, ends_on, cases, reasons, signals",
        "1|51|A|added|1.0000|2026-03-10|2026-06-08|2"
            + "|Named by 2 live cases, the earliest accepted on 2026-03-01, as caller|",
        "2||B|added|0.5000|2026-03-10|2026-04-09|0|Pattern|s2",
        "3||C|added|0.9000|2026-03-10|2026-03-24|0|Pattern|s3",
        "4||C|removed|0.8000|2026-03-01|2026-03-15|0|Bursts|s0",
        "6||C|kept|0.8000|2026-03-01|2026-03-15|0|Bursts|s0");
  }

  @Test
  void accountsDoNotChangeHands() {
    DataFrames.assertLines(
        world(
                new BankCardList(CardNightTest.CONF, FixedFusion.accounts()),
                "account",
                "bank_card_list_published",
                "account_state",
                "pass-through")
            .result(),
        "account, holder, tier, change, ends_on, action",
        "1|51|A|added|2026-06-08|" + CardNightTest.CONF.bank().tier(Tier.A).action(),
        "2||B|added|2026-04-09|" + CardNightTest.CONF.bank().tier(Tier.B).action(),
        "3||C|added|2026-03-24|" + CardNightTest.CONF.bank().tier(Tier.C).action(),
        "4|54|C|kept|2026-03-15|" + CardNightTest.CONF.bank().tier(Tier.C).action(),
        "6||C|kept|2026-03-15|" + CardNightTest.CONF.bank().tier(Tier.C).action());
  }

  @Test
  void whatIsLiftedReachesTheCardItConcerns() {
    String entry = TextHash.of("bank_card|4|2026-03-01");
    MapInputs world =
        MapInputs.of(new BankCardList(CardNightTest.CONF, FixedFusion.accounts()), NIGHT)
            .given(
                "bank_card_list_published",
                "account, tier, change, starts_on, ends_on, findings, signals, evidence_keys,"
                    + " tier_ends, entry_id",
                last(4) + ", '" + entry + "'",
                last(6) + ", 'e6'")
            .given(
                "lifted_evidence",
                "subject_kind, subject_id, subject, lifted_by, evidence_keys",
                "'bank_card', '" + entry + "', 4, 'objection_upheld', array('e0')",
                "'phone_card', 'e6', 6, 'objection_upheld', array('e0')");
    DataFrames.assertLines(
        world.result(),
        "account, change, lifted_by, reasons, entry_id",
        "4|removed|objection_upheld|Taken off because an objection was upheld|Bursts|" + entry,
        "6|kept||Bursts|" + TextHash.of("bank_card|6|2026-03-01"));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(
            "rows in reverse",
            (UnaryOperator<Dataset<Row>>)
                rows -> rows.coalesce(1).sort(rows.col(rows.columns()[0]).desc())),
        Arguments.of("one partition", (UnaryOperator<Dataset<Row>>) rows -> rows.repartition(1)),
        Arguments.of(
            "seven partitions", (UnaryOperator<Dataset<Row>>) rows -> rows.repartition(7)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theSameFactsGiveTheSameList(String what, UnaryOperator<Dataset<Row>> change) {
    if (unchanged == null) {
      unchanged = lines(bank().result());
    }
    assertThat(lines(bank().changed(change).result())).as(what).isEqualTo(unchanged).isNotEmpty();
  }

  private static MapInputs bank() {
    return world(
        new BankCardList(CardNightTest.CONF, FixedFusion.accounts()),
        "account",
        "bank_card_list_published",
        "account_state",
        "pass-through");
  }

  /** The same cards as numbers or accounts, beside rows of the other kind with the same tokens. */
  private static MapInputs world(
      Step list, String kind, String published, String holders, String pattern) {
    String other = kind.equals("number") ? "account" : "number";
    return MapInputs.of(list, NIGHT)
        .given(
            "signal",
            "subject_kind, subject, signal_id, detector, verdict, score, reason, evidence_keys,"
                + " network",
            signal(kind, 2, "s2", pattern, "fired", "0.5", "array(900)"),
            signal(kind, 3, "s3", pattern, "fired", "0.9", "array(3)"),
            signal(kind, 5, "s5", pattern, "fired", "0.9", "array(900)"),
            signal(kind, 7, "s7", pattern, "insufficient_data", "0.9", "array(900)"),
            signal(kind, 8, "s8", "call-then-pay", "fired", "0.9", "array(900)"),
            signal(other, 8, "s9", pattern, "fired", "0.9", "array(900)"))
        .given(
            published,
            kind
                + ", tier, change, starts_on, ends_on, findings, signals, evidence_keys, tier_ends",
            last(4),
            last(6))
        .given(
            "listed_entity",
            "entity_kind, entity, source, status, cases",
            "'" + kind + "', 1, 'case', 'active', 2",
            "'" + kind + "', 9, 'case', 'reissued', 1",
            "'" + kind + "', 10, 'list', 'active', 0",
            "'" + other + "', 11, 'case', 'active', 1")
        .given(
            "case_entity",
            "case_id, entity_kind, entity, role",
            "'C1', '" + kind + "', 1, 'caller'",
            "'C2', '" + kind + "', 1, 'host'",
            "'C3', '" + kind + "', 1, 'host'",
            "'C1', '" + kind + "', 9, 'caller'",
            "'C1', '" + other + "', 11, 'caller'")
        .given(
            "case_state",
            "case_id, status, accepted_at",
            "'C1', 'filed', '2026-03-01 00:30:00'",
            "'C2', 'closed', '2026-03-02 09:00:00'",
            "'C3', 'withdrawn', '2026-03-02 09:00:00'")
        .given(
            "protected_entity",
            "entity_kind, entity, valid_from, valid_to",
            "'" + kind + "', 5, '2026-01-01', NULL",
            "'" + other + "', 6, '2026-01-01', NULL",
            "'" + kind + "', 2, '2026-01-01', '2026-03-09'")
        .given(
            holders, kind + ", holder, valid_from", "1, 51, '2026-03-05'", "4, 54, '2026-03-05'");
  }

  private static String signal(
      String kind,
      long subject,
      String id,
      String detector,
      String verdict,
      String score,
      String network) {
    return "'%s', %d, '%s', '%s', '%s', %s, 'Pattern', array('k'), %s"
        .formatted(kind, subject, id, detector, verdict, score, network);
  }

  private static String last(long entity) {
    return "%d, 'C', 'added', '2026-03-01', '2026-03-15',".formatted(entity)
        + " array(named_struct('detector', 'd', 'signal', 's0', 'score', 0.8, 'reason', 'Bursts')),"
        + " array('s0'), array('e0'),"
        + " array(named_struct('tier', 'C', 'ends_on', DATE '2026-03-15'))";
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> types(StructField[] fields) {
    return Arrays.stream(fields).map(f -> f.name() + " " + f.dataType().sql()).toList();
  }
}
