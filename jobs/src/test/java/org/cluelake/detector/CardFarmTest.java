package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding about a device of many cards, and what changes its verdict. */
class CardFarmTest {

  private static final String DATE = "2026-03-10";
  private static final String CARD =
      "imei, number, days, calls, cards, cards_a_day, devices, holders, young_cards, passing_cards";
  private static final String CALL = "imei, number, record_id, started_at, ended_at, cell";
  private static final String[] RESULT = {"verdict", "score", "reason"};

  @Test
  void aFindingReadsTheSameUnderOtherTokensInAnyOrderAndBesideOthers() {
    List<String> plain = new ArrayList<>();
    try (StepBench bench = bench(0, 1)) {
      bench.given("device_card", CARD, farm(500, 1, 0), farm(500, 2, 0));
      plain.addAll(bench.lines(RESULT));
    }
    assertThat(plain).hasSize(2);
    try (StepBench bench = bench(0, 1)) {
      bench.given(
          "device_card", CARD, farm(9, 42, 0), "8, 77, 5, 9, 2, 2, 1, 1, 0, 0", farm(9, 41, 0));
      assertThat(bench.lines(RESULT)).isEqualTo(plain);
    }
  }

  @Test
  void bucketsTogetherGiveWhatTheWholeGives() {
    List<String> parts = new ArrayList<>();
    for (int bucket = 0; bucket < 4; bucket++) {
      parts.addAll(subjects(bench(bucket, 4)));
    }
    assertThat(parts).hasSize(6).containsExactlyInAnyOrderElementsOf(subjects(bench(0, 1)));
  }

  private static List<String> subjects(StepBench bench) {
    try (bench) {
      for (int number = 1; number <= 6; number++) {
        bench.given("device_card", CARD, farm(500, number, 0));
      }
      return bench.lines("subject");
    }
  }

  @Test
  void aBenchWhereCardsPassThroughIsNoFarm() {
    try (StepBench bench = bench(0, 1)) {
      bench.given("device_card", CARD, farm(500, 1, 2), farm(501, 2, 3));
      assertThat(bench.lines("subject")).containsExactly("1");
    }
  }

  @Test
  void callsAtOnceInOneCellRaiseAndInTwoCellsMakeACopy() {
    String alone = verdict("'a', %s, %s, 'x'", "'b', %s, %s, 'x'", "10:00", "10:09");
    assertThat(alone).startsWith("fired|0.75");
    assertThat(verdict("'a', %s, %s, 'x'", "'b', %s, %s, 'x'", "10:00", "10:30"))
        .startsWith("fired|0.9");
    assertThat(verdict("'a', %s, %s, 'x'", "'b', %s, %s, 'y'", "10:00", "10:30"))
        .startsWith("insufficient_data|0.75");
  }

  /** One card calls twice from the given times on, the other from 10:09 to 10:40. */
  private static String verdict(String first, String second, String from, String to) {
    try (StepBench bench = bench(0, 1)) {
      bench.given("device_card", CARD, farm(500, 1, 0), farm(500, 2, 0));
      bench.given(
          "shared_device_call",
          CALL,
          "500, 1, " + first.formatted(at(from), at(to)),
          "500, 1, " + first.replace("'a'", "'c'").formatted(at(from), at(to)),
          "500, 2, " + second.formatted(at("10:09"), at("10:40")));
      return bench.lines("verdict", "score").get(0);
    }
  }

  private static String farm(int imei, int number, int passing) {
    return "%d, %d, 4, 40, 5, 4, 1, 4, 3, %d".formatted(imei, number, passing);
  }

  private static String at(String clock) {
    return "TIMESTAMPTZ '" + DATE + " " + clock + ":00+08'";
  }

  private static StepBench bench(int bucket, int buckets) {
    return StepBench.ofBucket(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("card-farm"))
            .findFirst()
            .orElseThrow(),
        DATE,
        bucket,
        buckets);
  }
}
