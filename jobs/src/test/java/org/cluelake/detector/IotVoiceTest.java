package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about an IoT card, and what may only raise or lower it. */
class IotVoiceTest {

  private static final String DATE = "2026-03-10";
  private static final String DAY =
      "number, used_on, plan, industry, sold_voice, sold_sms, voice_whitelisted, outside_fence,"
          + " type_allocation_code, data_kb, web_kb, person_calls, people_called, person_messages,"
          + " people_written, biz_date";
  private static final String[] RESULT = {"verdict", "score", "happened_at", "reason"};

  @Property(tries = 25)
  void moreMisuseNeverLowersAndSellingItNeverRaises(
      @ForAll @IntRange(min = 0, max = 6) int people,
      @ForAll @IntRange(min = 0, max = 6) int written,
      @ForAll @IntRange(min = 0, max = 20_000) int webKb,
      @ForAll boolean outside,
      @ForAll boolean isHandset) {
    BigDecimal base = score(people, written, webKb, outside, isHandset, false);
    assertThat(score(people + 1, written, webKb, outside, isHandset, false))
        .isGreaterThanOrEqualTo(base);
    assertThat(score(people, written + 1, webKb, outside, isHandset, false))
        .isGreaterThanOrEqualTo(base);
    assertThat(score(people, written, webKb + 9000, outside, isHandset, false))
        .isGreaterThanOrEqualTo(base);
    assertThat(score(people, written, webKb, true, isHandset, false)).isGreaterThanOrEqualTo(base);
    assertThat(score(people, written, webKb, outside, true, false)).isGreaterThanOrEqualTo(base);
    assertThat(score(people, written, webKb, outside, isHandset, true)).isLessThanOrEqualTo(base);
  }

  @Test
  void aFindingReadsTheSameUnderOtherTokensInAnyOrderAndBesideOthers() {
    List<String> plain = new ArrayList<>();
    try (StepBench bench = bench()) {
      bench.given("iot_day", DAY, talk(1, "2026-03-09", 4), talk(1, DATE, 6));
      handset(bench);
      plain.addAll(bench.lines(RESULT));
    }
    assertThat(plain).hasSize(1);
    try (StepBench bench = bench()) {
      handset(bench);
      bench.given(
          "iot_day", DAY, talk(800, DATE, 6), talk(801, DATE, 0), talk(800, "2026-03-09", 4));
      assertThat(bench.lines(RESULT)).isEqualTo(plain);
    }
  }

  @Test
  void aDayDeliveredAgainCountsOnceAndOldUseNotAtAll() {
    try (StepBench bench = bench()) {
      handset(bench);
      bench.given("iot_day", DAY, talk(1, DATE, 6));
      List<String> once = bench.lines(RESULT);
      bench.given(
          "iot_day", DAY, talk(1, DATE, 6).replaceFirst("DATE '2026-03-10'$", "DATE '2026-03-09'"));
      assertThat(bench.lines(RESULT)).isEqualTo(once);
      bench.given("iot_day", DAY, talk(2, "2026-03-03", 6));
      assertThat(bench.lines("subject")).containsExactly("1");
    }
  }

  @Test
  void flowIsJudgedOverTheMonthAndAnUpdateOfOneDayIsNone() {
    try (StepBench bench = bench()) {
      handset(bench);
      for (int day = 1; day <= 8; day++) {
        bench.given("iot_day", DAY, flow(1, day, 20_000), flow(2, day, day == 3 ? 200_000 : 10));
      }
      assertThat(bench.lines("subject", "score")).isEmpty();
      bench.given("iot_day", DAY, talk(1, DATE, 1), talk(2, DATE, 1));
      assertThat(bench.lines("subject", "score")).containsExactly("1|0.6500", "2|0.6000");
    }
  }

  private static BigDecimal score(
      int people, int written, int webKb, boolean outside, boolean isHandset, boolean isSold) {
    try (StepBench bench = bench()) {
      handset(bench);
      bench.given(
          "iot_day",
          DAY,
          "1, DATE '%1$s', 'small_flow', 'other', %2$s, %2$s, false, %3$s, '%4$s', 100000, %5$d,"
                  .formatted(DATE, isSold, outside, isHandset ? "99000001" : "99000002", webKb)
              + " %1$d, %1$d, %2$d, %2$d, DATE '%3$s'".formatted(people, written, DATE));
      return bench.rows().stream()
          .map(r -> (BigDecimal) r.get("score"))
          .findFirst()
          .orElse(BigDecimal.ZERO);
    }
  }

  private static String talk(int number, String day, int people) {
    return "%1$d, DATE '%2$s', 'small_flow', 'metering', false, false, false, false, '99000001',"
            .formatted(number, day)
        + " 100, 0, %1$d, %1$d, 0, 0, DATE '%2$s'".formatted(people, day);
  }

  private static String flow(int number, int day, int kb) {
    return ("%1$d, DATE '2026-03-%2$02d', 'small_flow', 'metering', false, false, false, false,"
            + " '99000002', %3$d, 0, 0, 0, 0, 0, DATE '2026-03-%2$02d'")
        .formatted(number, day, kb);
  }

  private static void handset(StepBench bench) {
    bench.given(
        "device_model",
        "type_allocation_code, person_cards, iot_cards",
        "'99000001', 50, 1",
        "'99000002', 1, 50");
  }

  private static StepBench bench() {
    return StepBench.of(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("iot-voice"))
            .findFirst()
            .orElseThrow(),
        DATE);
  }
}
