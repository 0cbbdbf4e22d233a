package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cluelake.job.Configured;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardHolderTest {

  private static final String[] COUNTS = {
    "holder", "cards", "used_cards", "one_way_cards", "reported_cards"
  };

  @Test
  void cardsUnderARenewedPassportAreTheSamePersons() {
    assertThat(underTwoPassports(50)).containsExactly("50|6|0|0|0");
    assertThat(underTwoPassports(58)).as("three each of two persons").isEmpty();
  }

  private static List<String> underTwoPassports(long personOfTheSecond) {
    try (StepBench bench = bench()) {
      cards(bench, 1, 3, 51, "2026-01-01");
      cards(bench, 4, 6, 52, "2026-01-01");
      return bench
          .given(
              "person_document_state",
              "document, valid_from, person",
              "51, DATE '2016-01-01', 50",
              "52, DATE '2026-01-01', " + personOfTheSecond)
          .lines(COUNTS);
    }
  }

  /** Whoever has a number now answers for what was done with it since, and for nothing before. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-01-01", "2026-03-08"})
  void callsAndReportsSinceTheHoldersStartCount(String since) {
    assertThat(ofOneNumber(since)).containsExactly("50|6|1|1|1");
  }

  @Test
  void aReissuedNumberInheritsNeitherCallsNorReports() {
    assertThat(ofOneNumber("2026-03-09")).containsExactly("50|6|0|0|0");
  }

  /** Six cards; one of them called and was reported on 8 March. */
  private static List<String> ofOneNumber(String since) {
    try (StepBench bench = bench()) {
      cards(bench, 1, 1, 50, since);
      cards(bench, 2, 6, 50, "2026-01-01");
      return bench
          .given(
              "number_day", "number, attempts, in_calls, biz_date", "1, 40, 0, DATE '2026-03-08'")
          .given(
              "reported_entity",
              "entity_kind, entity, reporters, last_at",
              "'number', 1, 2, TIMESTAMPTZ '2026-03-08 12:00:00+08'")
          .lines(COUNTS);
    }
  }

  private static void cards(StepBench bench, int from, int to, long holder, String since) {
    for (int number = from; number <= to; number++) {
      bench.given(
          "subscriber_state",
          "number, holder, holder_kind, card_kind, status, valid_from",
          "%d, %d, 'person', 'voice', 'active', DATE '%s'".formatted(number, holder, since));
    }
  }

  private static StepBench bench() {
    Step step =
        Configured.features(Repository.conf()).stream()
            .filter(s -> s.id().equals("card-holder"))
            .findFirst()
            .orElseThrow();
    return StepBench.of(step, "2026-03-10");
  }
}
