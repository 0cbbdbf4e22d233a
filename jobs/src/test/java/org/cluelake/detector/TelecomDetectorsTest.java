package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** What must not change a finding of the telecom detectors, and what may only raise it. */
class TelecomDetectorsTest {

  private static final String DATE = "2026-03-10";
  private static final String CONTACT =
      "number, holder, holder_kind, other, kind, contacts, answered, talk_s, longest_s, called_back,"
          + " last_at";
  private static final String[] RESULT = {"verdict", "score", "happened_at", "reason"};

  @Property(tries = 25)
  void moreTalkMoreCallsAndALaterCallNeverLowerAContact(
      @ForAll @IntRange(min = 0, max = 2000) int talk,
      @ForAll @IntRange(min = 1, max = 8) int answered,
      @ForAll @IntRange(min = 0, max = 60) int hoursAgo,
      @ForAll boolean back,
      @ForAll @IntRange(min = 0, max = 600) int more) {
    BigDecimal base = contactScore(talk, answered, hoursAgo, back);
    assertThat(contactScore(talk + more, answered, hoursAgo, back)).isGreaterThanOrEqualTo(base);
    assertThat(contactScore(talk, answered + 1, hoursAgo, back)).isGreaterThanOrEqualTo(base);
    assertThat(contactScore(talk, answered, hoursAgo + 5, back)).isLessThanOrEqualTo(base);
    assertThat(contactScore(talk, answered, hoursAgo, true)).isGreaterThanOrEqualTo(base);
  }

  @Test
  void aContactReadsTheSameUnderOtherTokensInAnyOrderAndBesideOthers() {
    List<String> rows =
        List.of(
            "%d, 11, 'person', %d, 'listed', 2, 2, 70, 60, true, " + at("2026-03-10 09:00:00"),
            "%d, 11, 'person', %d, 'listed', 1, 1, 30, 30, false, " + at("2026-03-09 09:00:00"));
    List<String> plain = new ArrayList<>();
    try (StepBench bench = contacts()) {
      rows.forEach(
          r -> bench.given("risky_contact", CONTACT, r.formatted(1, 900 + rows.indexOf(r))));
      plain.addAll(bench.lines(RESULT));
    }
    assertThat(plain).hasSize(1);
    try (StepBench bench = contacts()) {
      bench.given(
          "risky_contact",
          CONTACT,
          "5, 15, 'person', 900, 'listed', 1, 0, 0, 0, false, " + at("2026-03-10 09:00:00"));
      for (int i = rows.size() - 1; i >= 0; i--) {
        bench.given("risky_contact", CONTACT, rows.get(i).formatted(70, 7000 - i));
      }
      assertThat(bench.lines(RESULT)).isEqualTo(plain);
    }
  }

  @Property(tries = 20)
  void aBurstIsTheSameWhereverMidnightFalls(@ForAll @IntRange(min = 0, max = 4) int before) {
    // Five hours of eight calls: however many of them fall before midnight, the burst is 40 calls.
    try (StepBench bench = bursts()) {
      subscriber(bench, 1);
      for (int hour = 0; hour < 5; hour++) {
        int clock = (24 - before + hour) % 24;
        String day = hour < before ? "2026-03-09" : DATE;
        bench.given(
            "number_hour",
            "number, hour, attempts, answered, short, biz_date",
            "1, %s, 8, 4, 3, DATE '%s'".formatted(at("%s %02d:00:00".formatted(day, clock)), day));
      }
      day(bench, 1, DATE, 8 * (5 - before));
      if (before > 0) {
        day(bench, 1, "2026-03-09", 8 * before);
      }
      assertThat(bench.lines("score", "verdict")).hasSize(1);
      assertThat(bench.rows().get(0).get("reason").toString())
          .startsWith("Made 40 calls within 6 hours, 50 % answered, of these 75 %");
    }
  }

  @Test
  void shuffledRowsAndUnrelatedNumbersChangeNoBurst() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3));
    List<String> first = burstLines(numbers, false);
    assertThat(first).hasSize(3);
    Collections.shuffle(numbers, new Random(7));
    assertThat(burstLines(numbers, true)).isEqualTo(first);
  }

  @Test
  void bucketsTogetherGiveWhatTheWholeGives() {
    List<String> whole = burstLines(List.of(4, 5, 6, 7), false);
    List<String> parts = new ArrayList<>();
    for (int bucket = 0; bucket < 4; bucket++) {
      parts.addAll(burstLines(List.of(4 + bucket), false));
    }
    assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
  }

  @Test
  void aBurstWithNothingBesideItsCallsIsNoFinding() {
    try (StepBench bench = bursts()) {
      unnamed(bench, 1, "2026-03-01");
      burst(bench, 1);
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void peopleHandedOnToAFraudNumberMakeABurstAFindingAndGiveItsNetwork() {
    assertThat(handedOn("2026-03-10 10:30:00")).containsExactly("fired|[900]");
    assertThat(handedOn("2026-03-10 09:30:00")).as("they had talked before").isEmpty();
  }

  private static List<String> handedOn(String talk) {
    try (StepBench bench = bursts()) {
      unnamed(bench, 1, "2026-03-01");
      burst(bench, 1);
      for (int other : List.of(500, 501)) {
        bench
            .given(
                "call_edge_day",
                "number, other, out_calls, out_answered, talk_s, first_at",
                "1, %d, 1, 1, 20, %s".formatted(other, at("2026-03-10 10:00:00")))
            .given(
                "risky_contact",
                CONTACT + ", first_at",
                "%1$d, 11, 'person', 900, 'listed', 1, 1, 300, 300, false, %2$s, %2$s"
                    .formatted(other, at(talk)));
      }
      return bench.lines("verdict", "network");
    }
  }

  /**
   * A new holder starts with a clean sheet: the calls, cards and contacts of before are not his.
   */
  @Property(tries = 12)
  void aReissuedNumberInheritsNothing(@ForAll @IntRange(min = 0, max = 2) int daysAgo) {
    String burst = LocalDate.parse(DATE).minusDays(daysAgo).toString();
    String next = LocalDate.parse(DATE).minusDays(daysAgo).plusDays(1).toString();
    for (String since : List.of("2026-03-01", next)) {
      try (StepBench bench = bursts()) {
        subscriber(bench, 1, since);
        bench.given(
            "number_hour",
            "number, hour, attempts, answered, short, biz_date",
            "1, %s, 44, 20, 14, DATE '%s'".formatted(at(burst + " 10:00:00"), burst));
        day(bench, 1, burst, 44);
        assertThat(bench.rows()).as(since).hasSize(since.equals(next) ? 0 : 1);
      }
    }
  }

  private static List<String> burstLines(List<Integer> numbers, boolean crowd) {
    try (StepBench bench = bursts()) {
      numbers.forEach(
          n -> {
            subscriber(bench, n);
            burst(bench, n);
          });
      if (crowd) {
        subscriber(bench, 90);
        day(bench, 90, DATE, 12);
        bench.given(
            "number_hour",
            "number, hour, attempts, answered, short",
            "90, %s, 12, 6, 4".formatted(at("2026-03-10 09:00:00")));
      }
      return bench.lines("subject", "verdict", "score", "reason", "evidence").stream()
          .sorted()
          .toList();
    }
  }

  private static void burst(StepBench bench, int number) {
    bench.given(
        "number_hour",
        "number, hour, attempts, answered, short",
        "%d, %s, 44, 20, 14".formatted(number, at("2026-03-10 10:00:00")));
    day(bench, number, DATE, 44);
  }

  private static void day(StepBench bench, int number, String date, int calls) {
    bench.given(
        "number_day",
        "number, attempts, answered, short, callees, callees_once, handsets, cells, biz_date",
        "%1$d, %2$d, %2$d / 2, %2$d / 3, %2$d, %2$d, 2, 1, DATE '%3$s'"
            .formatted(number, calls, date));
  }

  private static void subscriber(StepBench bench, int number) {
    subscriber(bench, number, "2026-03-01");
  }

  /** A card that a live case names, so that its calls alone need not tell. */
  private static void subscriber(StepBench bench, int number, String since) {
    unnamed(bench, number, since);
    bench.given(
        "listed_entity",
        "entity_kind, entity, source, status, cases",
        "'number', %d, 'case', 'active', 1".formatted(number));
  }

  private static void unnamed(StepBench bench, int number, String since) {
    bench.given(
        "subscriber_state",
        "number, holder, holder_kind, is_virtual_operator, valid_from, known_on",
        "%d, %d, 'person', true, DATE '%s', DATE '2026-03-01'"
            .formatted(number, 10 + number, since));
  }

  private static BigDecimal contactScore(int talk, int answered, int hoursAgo, boolean back) {
    try (StepBench bench = contacts()) {
      bench.given(
          "risky_contact",
          CONTACT,
          "1, 11, 'person', 900, 'listed', %1$d, %1$d, %2$d, %2$d, %3$s, %4$s - INTERVAL %5$d HOURS"
              .formatted(answered, talk, back, at("2026-03-10 23:00:00"), hoursAgo));
      // Too short a talk is no finding: the least score there is.
      return bench.rows().stream()
          .map(r -> (BigDecimal) r.get("score"))
          .findFirst()
          .orElse(BigDecimal.ZERO);
    }
  }

  private static StepBench contacts() {
    return StepBench.of(detector("contact-with-fraud-number"), DATE);
  }

  private static StepBench bursts() {
    return StepBench.of(detector("burst-caller"), DATE);
  }

  private static Detector detector(String id) {
    return Configured.allDetectors(Repository.conf()).stream()
        .filter(d -> d.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String at(String time) {
    return "TIMESTAMPTZ '" + time + "+08:00'";
  }
}
