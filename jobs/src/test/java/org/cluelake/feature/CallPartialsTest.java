package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.run.BucketStep;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class CallPartialsTest {

  private static final String LEG = "number, other, direction, started_at, duration_s, answered";

  @Test
  void anEdgeCountsBothDirectionsAndEndsWithItsLastCall() {
    try (StepBench bench = bench(new CallEdgeDay())) {
      bench.given(
          "telecom_call",
          LEG + ", trunk",
          leg(1, 9, "MT", "09:00:00", 0, false) + ", 'international'",
          leg(1, 9, "MT", "10:00:00", 60, true) + ", 'domestic'",
          leg(1, 9, "MO", "23:59:50", 30, true) + ", 'international'");
      assertThat(
              bench.lines(
                  "out_calls",
                  "out_answered",
                  "in_calls",
                  "in_answered",
                  "in_international",
                  "talk_s",
                  "longest_s",
                  "first_at",
                  "last_at",
                  "called_back"))
          .containsExactly("1|1|2|1|1|90|60|2026-03-10 09:00:00+08|2026-03-11 00:00:20+08|true");
    }
  }

  @Test
  void callingFirstOrAtTheSameSecondIsNotCallingBack() {
    try (StepBench bench = bench(new CallEdgeDay())) {
      bench.given(
          "telecom_call",
          LEG,
          leg(1, 8, "MO", "09:00:00", 5, true),
          leg(1, 8, "MT", "10:00:00", 5, true),
          leg(1, 9, "MO", "09:00:00", 5, true),
          leg(1, 9, "MT", "09:00:00", 5, true));
      assertThat(bench.lines("other", "called_back")).containsExactly("8|false", "9|false");
    }
  }

  @Test
  void onlyAttemptsTheNumberMadeFillItsHours() {
    try (StepBench bench = bench(new NumberHour())) {
      bench.given(
          "telecom_call",
          LEG,
          leg(1, 7, "MO", "08:59:59", 15, true),
          leg(1, 7, "MO", "09:00:00", 16, true),
          leg(1, 8, "MO", "09:59:59", 0, false),
          leg(1, 8, "MT", "11:00:00", 60, true));
      assertThat(bench.lines("hour", "attempts", "answered", "short", "callees"))
          .containsExactly("2026-03-10 08:00:00+08|1|1|1|1", "2026-03-10 09:00:00+08|2|1|0|2");
    }
  }

  @Test
  void aDayTellsWhoWasCalledOnceAndWhoCalledBack() {
    try (StepBench bench = bench(new NumberDay())) {
      bench.given(
          "telecom_call",
          LEG + ", cell, imei",
          leg(1, 7, "MO", "09:00:00", 0, false) + ", 'X', 5",
          leg(1, 7, "MT", "09:30:00", 90, true) + ", 'Y', 5",
          leg(1, 8, "MO", "09:10:00", 10, true) + ", 'X', 5",
          leg(1, 8, "MO", "11:00:00", 20, true) + ", NULL, NULL",
          leg(1, 9, "MT", "08:00:00", 30, true) + ", 'X', 6",
          leg(1, 9, "MO", "08:30:00", 40, true) + ", 'X', 6");
      assertThat(
              bench.lines(
                  "attempts",
                  "answered",
                  "short",
                  "callees",
                  "callees_once",
                  "callees_back",
                  "in_calls",
                  "in_answered",
                  "callers",
                  "talk_out_s",
                  "cells",
                  "handsets",
                  "active_hours"))
          .containsExactly("4|3|1|3|2|1|2|2|2|70|2|2|3");
    }
  }

  @Test
  void aNumberThatOnlyReceivesHasADayOfNoAttempts() {
    try (StepBench bench = bench(new NumberDay())) {
      bench.given("telecom_call", LEG, leg(1, 7, "MT", "09:00:00", 5, true));
      assertThat(bench.lines("attempts", "callees", "callees_back", "in_calls", "active_hours"))
          .containsExactly("0|0|0|1|0");
    }
  }

  @Test
  void aPlaceIsTheCommonestCountyOfTheDayElseTheLastKnown() {
    try (StepBench bench = bench(new NumberPlace())) {
      bench
          .given(
              "number_place_before",
              "number, region, seen_on",
              "1, '960101', DATE '2026-03-09'",
              "2, '960102', DATE '2026-03-01'",
              "3, '960103', DATE '2026-03-02'")
          .given(
              "telecom_call",
              "number, cell_region",
              "1, '970102'",
              "1, '970101'",
              "1, '970102'",
              "1, '970101'",
              "2, NULL",
              "4, '980101'");
      assertThat(bench.lines("number", "region", "seen_on"))
          .containsExactly(
              "1|970101|2026-03-10",
              "2|960102|2026-03-01",
              "3|960103|2026-03-02",
              "4|980101|2026-03-10");
    }
  }

  private static StepBench bench(BucketStep step) {
    return StepBench.of(step, "2026-03-10");
  }

  private static String leg(
      int number, int other, String direction, String time, int seconds, boolean answered) {
    return "%d, %d, '%s', TIMESTAMPTZ '2026-03-10 %s+08', %d, %s"
        .formatted(number, other, direction, time, seconds, answered);
  }
}
