package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class StayAbroadTest {

  private static final StayAbroad STEP = new StayAbroad(new StayAbroad.Params(60, 1095));
  private static final String CROSSING = "crossing_id, person, at, direction, country";
  private static final String STAY = "person, left_at, returned_at, country";
  private static final String TONIGHT = "2026-03-10";

  private static List<String> stays(List<String> before, List<String> crossings) {
    try (StepBench bench = StepBench.of(STEP, TONIGHT)) {
      if (!before.isEmpty()) {
        StepBench unused = bench.given("stay_abroad_before", STAY, before.toArray(String[]::new));
      }
      if (!crossings.isEmpty()) {
        StepBench unused =
            bench.given("person_crossing", CROSSING, crossings.toArray(String[]::new));
      }
      return bench.lines("person", "left_at", "returned_at", "country");
    }
  }

  private static String crossing(long person, String at, String direction, String country) {
    return "'x', %d, TIMESTAMPTZ '%s:00+08:00', '%s', '%s'"
        .formatted(person, at, direction, country);
  }

  private static String stay(long person, String left, String returned) {
    return "%d, TIMESTAMPTZ '%s:00+08:00', %s, 'ZZ'"
        .formatted(
            person, left, returned == null ? "NULL" : "TIMESTAMPTZ '" + returned + ":00+08:00'");
  }

  @Test
  void anEntryEndsAStayAndAnEntryAloneIsNone() {
    assertThat(
            stays(
                List.of(stay(1, "2026-02-01 08:00", null)),
                List.of(
                    crossing(1, "2026-03-10 09:00", "entry", "ZZ"),
                    crossing(2, "2026-03-10 09:00", "entry", "ZZ"),
                    crossing(3, "2026-03-10 09:00", "exit", "YY"))))
        .containsExactly(
            "1|2026-02-01 08:00:00+08|2026-03-10 09:00:00+08|ZZ", "3|2026-03-10 09:00:00+08||YY");
  }

  @Test
  void anExitAfterAnExitSaysThatAnEntryIsMissing() {
    assertThat(
            stays(
                List.of(stay(1, "2025-02-01 08:00", null)),
                List.of(crossing(1, "2026-03-10 09:00", "exit", "YY"))))
        .containsExactly("1|2026-03-10 09:00:00+08||YY");
  }

  @Test
  void aLateCrossingMendsAStay() {
    assertThat(
            stays(
                List.of(stay(1, "2026-02-01 08:00", null)),
                List.of(
                    crossing(1, "2026-02-20 09:00", "entry", "ZZ"),
                    crossing(1, "2026-03-01 09:00", "exit", "YY"))))
        .containsExactly(
            "1|2026-02-01 08:00:00+08|2026-02-20 09:00:00+08|ZZ", "1|2026-03-01 09:00:00+08||YY");
  }

  @Test
  void returnsAndEndlessStaysAreForgottenInTime() {
    assertThat(
            stays(
                List.of(
                    stay(1, "2026-01-01 08:00", "2026-01-09 23:59"),
                    stay(2, "2026-01-01 08:00", "2026-01-10 00:00"),
                    stay(3, "2020-01-01 08:00", null),
                    stay(4, "2023-03-12 00:00", null)),
                List.of()))
        .containsExactly(
            "2|2026-01-01 08:00:00+08|2026-01-10 00:00:00+08|ZZ", "4|2023-03-12 00:00:00+08||ZZ");
  }

  /** What is delivered in which night, and in what order, does not matter in the end. */
  @Property(tries = 25)
  void nightsInPiecesGiveTheStaysOfAllAtOnce(
      @ForAll @Size(min = 2, max = 8) @UniqueElements List<@IntRange(max = 900) Integer> hours,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<String> crossings = new ArrayList<>();
    LocalDateTime first = LocalDateTime.parse("2026-02-01T00:00:00");
    List<Integer> sorted = hours.stream().sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      String at =
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(first.plusHours(sorted.get(i)));
      crossings.add(crossing(1, at, i % 2 == 0 ? "exit" : "entry", "ZZ"));
    }
    List<String> shuffled = new ArrayList<>(crossings);
    Collections.shuffle(shuffled, random);
    assertThat(stays(List.of(), shuffled)).isEqualTo(stays(List.of(), crossings));
    int cut = 1 + random.nextInt(crossings.size());
    List<String> before =
        stays(List.of(), crossings.subList(0, cut)).stream()
            .map(
                line -> {
                  String[] f = line.split("\\|");
                  return "%s, TIMESTAMPTZ '%s', %s, '%s'"
                      .formatted(
                          f[0], f[1], f[2].isEmpty() ? "NULL" : "TIMESTAMPTZ '" + f[2] + "'", f[3]);
                })
            .toList();
    assertThat(stays(before, crossings.subList(cut, crossings.size())))
        .isEqualTo(stays(List.of(), crossings));
  }

  @Test
  void aPassportStandsForItsHolderWhileItIsValidAndOtherDocumentsForThemselves() {
    try (StepBench bench =
        StepBench.of(new PersonCrossing(), TONIGHT)
            .given(
                "person_document_state",
                "document, valid_from, person, valid_to",
                "11, DATE '2020-01-01', 1, DATE '2026-03-09'",
                "12, DATE '2020-01-01', 2, DATE '2026-03-10'",
                "13, DATE '2020-01-01', 3, NULL",
                "13, DATE '2026-03-10', 4, NULL")
            .given(
                "immigration_crossing",
                "crossing_id, document, at",
                "'a', 11, TIMESTAMPTZ '2026-03-10 10:00:00+08:00'",
                "'b', 12, TIMESTAMPTZ '2026-03-10 10:00:00+08:00'",
                "'c', 13, TIMESTAMPTZ '2026-03-10 00:00:00+08:00'",
                "'d', 14, TIMESTAMPTZ '2026-03-10 10:00:00+08:00'")) {
      assertThat(bench.lines("crossing_id", "person"))
          .containsExactlyInAnyOrder("a|11", "b|2", "c|4", "d|14");
    }
  }
}
