package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.cluelake.testkit.MapInputs;
import org.cluelake.testkit.SparkExtension;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class DeviceAndInboundTest {

  private static final String DATE = "2026-03-10";

  @Test
  void onlyPeopleCountAndACardWithoutAFileHasNoTerms() {
    try (StepBench bench = StepBench.of(new IotDay(), DATE)) {
      bench
          .given("telecom_iot", "number, used_on, plan", "1, DATE '2026-03-10', 'vehicle'")
          .given("subscriber_state", "number, number_class", "1, 'iot'", "2, 'iot'", "3, 'mobile'")
          .given(
              "call_edge_day",
              "number, other, other_class, out_answered, in_answered, talk_s",
              "1, 8, 'mobile', 1, 1, 60",
              "1, 9, 'fixed', 5, 0, 60",
              "1, 10, 'mobile', 0, 0, 0",
              "2, 8, 'overseas', 0, 1, 30",
              "3, 8, 'mobile', 5, 0, 300")
          .given(
              "sms_leg",
              "message_id, number, other, other_class, delivered, platform",
              "'a', 1, 8, 'mobile', true, NULL",
              "'b', 1, 8, 'mobile', true, NULL",
              "'c', 1, 8, 'mobile', true, 'p'",
              "'d', 1, 8, 'short_code', true, NULL",
              "'e', 1, 8, 'mobile', false, NULL");
      assertThat(
              bench.lines(
                  "number",
                  "plan",
                  "person_calls",
                  "people_called",
                  "person_talk_s",
                  "person_messages",
                  "people_written"))
          .containsExactly("1|vehicle|2|1|60|2|1", "2||1|1|30|0|0");
    }
  }

  @Test
  void aModelIsWhatItsCardsAre() {
    MapInputs inputs =
        MapInputs.of(new DeviceModel(new DeviceModel.Params(7)), DATE)
            .given(
                "card_device_day",
                "number, imei, type_allocation_code",
                "1, 100, '99000001'",
                "2, 101, '99000001'",
                "3, 102, '99000001'",
                "4, 103, '99000002'",
                "4, 104, NULL")
            .given(
                "iot_day",
                "number, used_on, plan, type_allocation_code",
                "4, DATE '2026-03-10', 'vehicle', '99000002'",
                "5, DATE '2026-03-10', 'vehicle', '99000002'")
            .given(
                "subscriber_state",
                "number, holder_kind, card_kind, number_class",
                "1, 'person', 'voice', 'mobile'",
                "2, 'enterprise', 'voice', 'mobile'",
                "3, 'person', 'iot', 'iot'",
                "4, 'person', 'voice', 'mobile'");
    assertThat(lines(inputs.result())).containsExactlyInAnyOrder("99000001|1|1", "99000002|0|2");
  }

  @Test
  void devicesOfManyCardsAreKeptAndCardsThatPassThroughAreCounted() {
    MapInputs inputs =
        MapInputs.of(new DeviceCard(new DeviceCard.Params(7, 3, 3, 90, 3)), DATE)
            .given(
                "card_device_day",
                "number, imei, calls, biz_date",
                "1, 100, 9, DATE '2026-03-10'",
                "1, 100, 9, DATE '2026-03-09'",
                "2, 100, 2, DATE '2026-03-10'",
                "2, 101, 9, DATE '2026-03-09'",
                "3, 100, 2, DATE '2026-03-08'",
                "4, 101, 2, DATE '2026-03-08'",
                "5, 100, 5, DATE '2026-03-04'",
                "6, 102, 1, DATE '2026-03-04'",
                "6, 103, 1, DATE '2026-03-04'",
                "6, 104, 1, DATE '2026-03-04'")
            .given(
                "subscriber_state",
                "number, holder, valid_from",
                "1, 11, DATE '2025-12-10'",
                "2, 11, DATE '2025-12-09'",
                "5, 12, DATE '2026-03-05'");
    assertThat(
            lines(
                inputs
                    .result()
                    .selectExpr(
                        "imei",
                        "number",
                        "days",
                        "calls",
                        "cards",
                        "cards_a_day",
                        "devices",
                        "holders",
                        "young_cards",
                        "passing_cards")))
        .containsExactlyInAnyOrder(
            "100|1|2|18|3|2|1|1|1|1",
            "100|2|1|2|3|2|2|1|1|1",
            "100|3|1|2|3|2|1|1|1|1",
            "102|6|1|1|1|1|3|0|0|1",
            "103|6|1|1|1|1|3|0|0|1",
            "104|6|1|1|1|1|3|0|0|1");
  }

  @Test
  void onlyNumbersThatCannotBeAbroadAreSpoofed() {
    MapInputs inputs =
        MapInputs.of(new SpoofedCaller(new SpoofedCaller.Params(3, 5, 7)), DATE)
            .given(
                "inbound_abroad_day",
                "number, caller, caller_class, calls, answered, talk_s",
                "1, 901, 'mobile', 1, 1, 60",
                "1, 902, 'mobile', 1, 1, 60",
                "1, 903, 'mobile', 1, 1, 60",
                "1, 904, 'mobile', 1, 1, 60",
                "1, 905, 'service_95', 1, 1, 60",
                "1, 906, 'fixed', 1, 1, 60",
                "1, 907, 'mobile', 1, 1, 60",
                "1, 908, 'fixed', 1, 1, 60",
                "1, 909, 'mobile', 1, 1, 60",
                "2, 909, 'mobile', 1, 1, 60")
            .given("home_sighting_day", "number, caller", "1, 901", "1, 903", "2, 909")
            .given(
                "subscriber_state",
                "number, status, valid_from, holder_kind",
                "909, 'active', DATE '2020-01-01', 'person'",
                "901, 'active', DATE '2020-01-01', 'person'",
                "902, 'active', DATE '2020-01-01', 'person'",
                "903, 'active', DATE '2026-03-04', 'person'",
                "907, 'closed', DATE '2020-01-01', 'person'",
                "908, 'active', DATE '2020-01-01', 'enterprise'")
            .given("roaming_day", "number, biz_date", "902, DATE '2026-03-06'")
            .given(
                "protected_entity",
                "entity_kind, entity, valid_from, valid_to",
                "'number', 906, DATE '2020-01-01', NULL",
                "'account', 901, DATE '2020-01-01', NULL",
                "'number', 904, DATE '2020-01-01', DATE '2026-03-09'");
    assertThat(lines(inputs.result().select("number", "caller", "kind")))
        .containsExactlyInAnyOrder(
            "1|901|at_home",
            "1|904|unallocated",
            "1|905|service",
            "1|906|protected",
            "1|907|unallocated",
            "1|908|enterprise",
            "1|909|unseen",
            "2|909|at_home");
  }

  @Test
  void aCallerIsSeenAtHomeByItsOwnLegsNearTheCallAlone() {
    MapInputs inputs =
        MapInputs.of(new HomeSightingDay(new HomeSightingDay.Params(2)), DATE)
            .given(
                "inbound_abroad_day",
                "number, caller, last_at",
                "1, 901, TIMESTAMP '2026-03-10 12:00:00'",
                "2, 901, TIMESTAMP '2026-03-10 18:00:00'",
                "3, 902, TIMESTAMP '2026-03-10 12:00:00'",
                "4, 903, TIMESTAMP '2026-03-10 12:00:00'")
            .given(
                "telecom_call",
                "number, other, started_at, cell, roaming_country",
                "901, 50, TIMESTAMP '2026-03-10 10:00:00', 'C1', NULL",
                "901, 51, TIMESTAMP '2026-03-10 14:00:01', 'C1', NULL",
                "901, 52, TIMESTAMP '2026-03-10 20:00:01', 'C1', NULL",
                "902, 50, TIMESTAMP '2026-03-10 12:30:00', 'X1', 'XA'",
                "903, 50, TIMESTAMP '2026-03-10 12:30:00', NULL, NULL",
                "3, 902, TIMESTAMP '2026-03-10 12:00:00', 'C1', NULL");
    assertThat(lines(inputs.result().select("number", "caller", "gap_s")))
        .containsExactly("1|901|7200");
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(r -> r.mkString("|")).toList();
  }
}
