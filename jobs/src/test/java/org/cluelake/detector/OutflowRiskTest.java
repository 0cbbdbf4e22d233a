package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutflowRiskTest {

  private static final String NIGHT = "2026-03-10";
  private static final Pattern MEASURES =
      Pattern.compile(
          "\\b(ban|banned|prohibit\\w*|forbid\\w*|restrict\\w*|stop\\w*|detain\\w*)\\b");
  private static final Pattern ORIGINS =
      Pattern.compile("\\b(region|province|county|native|hometown|family|relative\\w*|kin)\\b");

  private static StepBench bench() {
    Detector detector =
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals("outflow-risk"))
            .findFirst()
            .orElseThrow();
    return StepBench.of(detector, NIGHT)
        .given(
            "risk_place",
            "place_id, kind, country, level, valid_from",
            "'c', 'country', 'ZZ', 'high', DATE '2020-01-01'");
  }

  private static String stay(long person, String left, String party) {
    return "%d, TIMESTAMPTZ '%s 08:00:00+08:00', NULL, 'ZZ', 'air', 'tourism', %s"
        .formatted(person, left, party);
  }

  private static StepBench given(StepBench bench, String... stays) {
    return bench.given(
        "stay_abroad", "person, left_at, returned_at, country, transport, purpose, party", stays);
  }

  private static StepBench listed(StepBench bench, long card, long holder) {
    return bench.given(
        "bank_card_list_published",
        "account, holder, tier, change, starts_on",
        card + ", " + holder + ", 'B', 'kept', DATE '2026-03-04'");
  }

  @Test
  void factsThatAreOldNewsAreNotToldAgain() {
    try (StepBench bench = given(bench(), stay(1, "2026-01-01", "NULL"))) {
      assertThat(
              bench
                  .given(
                      "bank_card_list_published",
                      "account, holder, tier, change, starts_on",
                      "11, 1, 'A', 'kept', DATE '2026-03-02'")
                  .lines("subject"))
          .isEmpty();
      assertThat(listed(bench, 12, 1).lines("subject", "happened_at"))
          .containsExactly("1|2026-03-05 00:00:00+08");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "outflow-risk, talk with this person and persuade them to return",
    "smuggled-exit, find out whether this person is well and talk with them",
    "recruit-chain, talk with this person and persuade them to return"
  })
  void everySentenceAsksForAConversationAndForNoMeasure(String id, String asked)
      throws IOException {
    List<String> sentences = Files.readAllLines(Repository.golden(id).resolve("expected.txt"));
    assertThat(sentences)
        .isNotEmpty()
        .allMatch(s -> s.contains(asked))
        .noneMatch(s -> MEASURES.matcher(s.toLowerCase(Locale.ROOT)).find())
        .noneMatch(s -> ORIGINS.matcher(s.split("\\|")[9].toLowerCase(Locale.ROOT)).find());
  }

  @Test
  void aStayAloneNeverFiresHoweverLong() {
    try (StepBench bench = given(bench(), stay(1, "2025-04-01", "NULL"))) {
      assertThat(bench.rows()).isEmpty();
    }
  }

  @Test
  void thirtyDaysAreCountedByTheCalendar() {
    try (StepBench bench =
        given(bench(), stay(1, "2026-02-09", "NULL"), stay(2, "2026-02-08", "NULL"))) {
      assertThat(listed(listed(bench, 11, 1), 12, 2).lines("subject", "score"))
          .containsExactly("1|0.4000", "2|0.6500");
    }
  }

  @Test
  void aCoTravellerCountsInASmallBookingAndNotInACoach() {
    StepBench bench = given(bench(), stay(1, "2025-10-01", "5"), stay(2, "2026-03-09", "5"));
    try (bench) {
      assertThat(listed(bench, 12, 2).lines("subject")).containsExactly("1");
      for (int person = 3; person <= 9; person++) {
        StepBench unused = given(bench, stay(person, "2026-03-09", "5"));
      }
      assertThat(bench.lines("subject")).isEmpty();
    }
  }

  @Test
  void othersCardsChangeNothing() {
    try (StepBench bench = given(bench(), stay(1, "2026-01-01", "NULL"))) {
      List<String> before = listed(bench, 11, 1).lines("subject", "score", "reason");
      assertThat(before).hasSize(1);
      assertThat(listed(bench, 12, 2).lines("subject", "score", "reason")).isEqualTo(before);
    }
  }
}
