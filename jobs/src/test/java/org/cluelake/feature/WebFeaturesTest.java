package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class WebFeaturesTest {

  private static final String DATE = "2026-03-10";
  private static final String HIT = "hit_id, number, at, target_kind, target, action, biz_date";
  private static final String CODE =
      "message_id, number, direction, delivered, template_class, sent_at";
  private static final String REPORT =
      "report_id, entity_kind, entity, reporter, channel, reported_at, biz_date";

  @Test
  void hitsOfAMinuteAreOneVisitAndHoursAreBits() {
    try (StepBench bench = webDay()) {
      bench.given(
          "telecom_web",
          HIT,
          hit("a", 1, "2026-03-10 00:00:01", "visit"),
          hit("b", 1, "2026-03-10 00:00:59", "visit"),
          hit("c", 1, "2026-03-10 02:01:00", "visit"),
          hit("d", 1, "2026-03-10 02:02:00", "install"),
          hit("e", 1, "2026-03-10 02:03:00", "register"),
          hit("f", 2, "2026-03-09 10:00:00", "visit"));
      assertThat(
              bench.lines("number", "visits", "installs", "registers", "codes", "hours", "last_at"))
          .containsExactly("1|2|1|1|0|5|2026-03-10 02:03:00+08");
    }
  }

  @Test
  void aCodeWithinMinutesOfAHitCountsAlsoOverMidnightAndNoOtherMessageDoes() {
    try (StepBench bench = webDay()) {
      bench
          .given(
              "telecom_web",
              HIT,
              hit("a", 1, "2026-03-09 23:58:00", "visit"),
              hit("b", 2, "2026-03-10 09:00:00", "visit"))
          .given(
              "sms_leg",
              CODE,
              "'m1', 1, 'in', true, 'code', " + at("2026-03-10 00:08:00"),
              "'m2', 1, 'in', true, 'code', " + at("2026-03-10 00:08:01"),
              "'m3', 2, 'in', true, 'notice', " + at("2026-03-10 09:01:00"),
              "'m4', 2, 'out', true, 'code', " + at("2026-03-10 09:01:00"),
              "'m5', 2, 'in', false, 'code', " + at("2026-03-10 09:01:00"),
              "'m6', 2, 'in', true, 'code', " + at("2026-03-10 08:59:59"),
              "'m7', 3, 'in', true, 'code', " + at("2026-03-10 09:01:00"));
      assertThat(bench.lines("number", "visits", "codes", "hours"))
          .containsExactly("1|0|1|0", "2|1|0|512");
    }
  }

  @Test
  void oneReporterWhoRepeatsCountsOnceAndSoDoAllWhoWithheldTheirNumber() {
    ReportedEntity step = new ReportedEntity(new ReportedEntity.Params(30));
    try (StepBench bench = StepBench.of(step, DATE)) {
      bench.given(
          "public_report",
          REPORT,
          "'a', 'domain', 1, 50, 'app', " + at("2026-03-01 09:00:00") + ", DATE '2026-03-01'",
          "'b', 'domain', 1, 50, 'app', " + at("2026-03-09 09:00:00") + ", DATE '2026-03-09'",
          "'c', 'domain', 1, NULL, '96110', " + at("2026-03-09 10:00:00") + ", DATE '2026-03-09'",
          "'d', 'domain', 1, NULL, 'app', " + at("2026-03-10 09:00:00") + ", DATE '2026-03-10'",
          "'e', 'number', 1, 51, 'app', " + at("2026-03-10 09:00:00") + ", DATE '2026-03-10'");
      assertThat(bench.lines("entity_kind", "entity", "reports", "reporters", "channels"))
          .containsExactly("domain|1|4|2|2", "number|1|1|1|1");
    }
  }

  @Test
  void theNumbersOfANameAreCountedOnceOverDaysBesideAllActiveOnes() {
    MapInputs inputs =
        MapInputs.of(new WebTarget(new WebTarget.Params(7, 3, 2)), DATE)
            .given(
                "web_day",
                "number, target_kind, target, visits, installs, registers, codes, biz_date",
                "1, 'domain', 9, 1, 0, 0, 0, DATE '2026-03-10'",
                "1, 'domain', 9, 2, 0, 0, 0, DATE '2026-03-09'",
                "2, 'domain', 9, 5, 0, 0, 0, DATE '2026-03-09'",
                "2, 'app', 9, 0, 1, 0, 0, DATE '2026-03-09'",
                "5, 'app', 9, 1, 0, 0, 0, DATE '2026-03-08'",
                "6, 'app', 9, 0, 0, 0, 1, DATE '2026-03-08'")
            .given(
                "subscriber_state",
                "number, status, card_kind",
                "1, 'active', 'voice'",
                "2, 'active', 'data'",
                "3, 'active', 'iot'",
                "4, 'closed', 'voice'",
                "5, 'active', 'voice'");
    assertThat(inputs.result().orderBy("target_kind").collectAsList())
        .extracting(Object::toString)
        .containsExactly("[app,9,3,3,2]", "[domain,9,2,3,1]");
  }

  @Test
  void aPaymentFollowsAHitOfTheHoldersOwnTimeForTwoDays() {
    MapInputs inputs =
        MapInputs.of(new VisitThenPay(new VisitThenPay.Params(4, 3, 48)), DATE)
            .given(
                "listed_entity",
                "entity_kind, entity, status, source, layer",
                "'domain', 9, 'active', 'case', NULL",
                "'domain', 8, 'shared', 'case', NULL",
                "'account', 70, 'active', 'case', 1")
            .given(
                "subscriber_state",
                "number, holder, holder_kind, valid_from",
                "1, 11, 'person', DATE '2020-01-01'",
                "2, 12, 'person', DATE '2020-01-01'",
                "3, 13, 'enterprise', DATE '2020-01-01'",
                "4, 14, 'person', DATE '2026-03-10'",
                "5, 15, 'person', DATE '2020-01-01'")
            .given(
                "account_state",
                "account, holder, kind",
                "60, 98, 'merchant'",
                "70, 99, 'merchant'",
                "61, 11, 'savings'",
                "62, 97, 'savings'")
            .given(
                "web_day",
                "number, target_kind, target, first_at, last_at, biz_date",
                visit(1, 9, "2026-03-08 12:00:00"),
                visit(2, 8, "2026-03-08 12:00:00"),
                visit(3, 9, "2026-03-08 12:00:00"),
                visit(4, 9, "2026-03-08 12:00:00"),
                visit(5, 9, "2026-03-08 12:00:00"))
            .given(
                "new_payee_payment",
                "transfer_id, account, holder, payee, at, amount, state",
                paid("in-time", 11, 62, "2026-03-10 12:00:00"),
                paid("too-late", 11, 62, "2026-03-10 12:00:01"),
                paid("too-early", 11, 62, "2026-03-08 11:59:59"),
                paid("merchant", 11, 60, "2026-03-09 12:00:00"),
                paid("own", 11, 61, "2026-03-09 12:00:00"),
                paid("listed", 11, 70, "2026-03-09 12:00:00"),
                paid("shared-name", 12, 62, "2026-03-09 12:00:00"),
                paid("enterprise", 13, 62, "2026-03-09 12:00:00"),
                paid("earlier-holder", 14, 62, "2026-03-10 12:00:00"),
                paid("somebody", 16, 62, "2026-03-09 12:00:00"));
    assertThat(
            inputs
                .result()
                .selectExpr(
                    "concat_ws('|', number, person, target, transfer_id, minutes_after,"
                        + " is_payee_listed)")
                .collectAsList())
        .extracting(r -> r.getString(0))
        .containsExactlyInAnyOrder("1|11|9|in-time|2880|false", "1|11|9|listed|1440|true");
  }

  private static StepBench webDay() {
    return StepBench.of(new WebDay(new WebDay.Params(10)), DATE);
  }

  private static String hit(String id, int number, String time, String action) {
    return "'%s', %d, %s, 'domain', 9, '%s', DATE '%s'"
        .formatted(id, number, at(time), action, time.substring(0, 10));
  }

  private static String visit(int number, int target, String time) {
    return "%1$d, 'domain', %2$d, TIMESTAMP '%3$s+08:00', TIMESTAMP '%3$s+08:00', DATE '%4$s'"
        .formatted(number, target, time, time.substring(0, 10));
  }

  private static String paid(String id, int holder, int payee, String time) {
    return "'%s', %d, %d, %d, TIMESTAMP '%s+08:00', 900.00, 'settled'"
        .formatted(id, 2000 + holder, holder, payee, time);
  }

  private static String at(String time) {
    return "TIMESTAMPTZ '" + time + "+08'";
  }
}
