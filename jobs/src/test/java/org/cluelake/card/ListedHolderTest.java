package org.cluelake.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.contract.Tables;
import org.cluelake.job.Configured;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class ListedHolderTest {

  private static final String NIGHT = "2026-03-10";
  private static final Path CONF = Repository.conf();
  private static final String ROW =
      "holder, tier, score, change, starts_on, ends_on, entry_id, findings";
  private static final String SOLD =
      "[{'detector': 'sold-card', 'signal': 's', 'score': 0.7, 'reason': 'Sold'}]";
  private static final String NONE = "[]";
  private static final String CARD = "number, holder, holder_kind, card_kind, status, valid_from";

  @Test
  void allCardsAndAccountsOfAPersonAreOneRow() {
    try (StepBench bench = world()) {
      assertThat(
              bench.lines(
                  "person",
                  "documents",
                  "tier",
                  "score",
                  "change",
                  "phone_cards",
                  "iot_cards",
                  "accounts",
                  "young_cards",
                  "listed_cards",
                  "listed_accounts",
                  "others_use",
                  "newest_on",
                  "ends_on",
                  "entries"))
          .containsExactly(
              "50|[50, 51]|A|1.0000|added|3|1|1|1|2|1|1|2026-03-08|2026-06-01|[e1, e2, e3]",
              "60|[60]|C|0.7000|added|1|0|0|0|1|0|0|2026-03-10|2026-03-24|[e4]");
    }
  }

  @Test
  void theSentenceSaysWhatIsHeldAndThatTheHolderMayBeAVictim() {
    try (StepBench bench = world()) {
      assertThat(bench.lines("reasons").get(0))
          .isEqualTo(
              "['Holds 3 phone cards, 1 account, 1 IoT card; 3 listed, 1 in tier A, 1 in tier B,"
                  + " 1 in tier C, the newest since 2026-03-08; 1 of the phone cards got within 90"
                  + " days; 1 listed for use by somebody else. Cards can be sold, lent or opened"
                  + " with a stolen identity, so that the holder may be a victim: ask before"
                  + " anything is limited.']");
    }
  }

  @Test
  void anEnterpriseIsNoPerson() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "subscriber_state", CARD, "1, 70, 'enterprise', 'voice', 'active', DATE '2020-01-01'")
          .given("account_state", "account, holder, kind, status", "9, 70, 'corporate', 'active'")
          .given("phone_card_list", "number, " + ROW, "1, 70, " + row("B", "added", "e1", NONE))
          .given("bank_card_list", "account, " + ROW, "9, 70, " + row("B", "added", "e2", NONE));
      assertThat(bench.lines("person")).isEmpty();
    }
  }

  @Test
  void sixCardsAreMoreThanTheLimitAndFiveAreNot() {
    assertThat(withCards(5)).containsExactly("false");
    assertThat(withCards(6)).containsExactly("true");
  }

  private static List<String> withCards(int cards) {
    try (StepBench bench = bench()) {
      for (int number = 1; number <= cards; number++) {
        bench.given(
            "subscriber_state",
            CARD,
            number + ", 50, 'person', 'voice', 'active', DATE '2020-01-01'");
      }
      bench.given("phone_card_list", "number, " + ROW, "1, 50, " + row("C", "added", "e1", NONE));
      return bench.lines("is_over_limit");
    }
  }

  /** What was done with a number belongs to the one who held it then, and to nobody after. */
  @Test
  void aNumberGivenUpCountsForItsHolderOfThatTimeAlone() {
    try (StepBench bench = bench()) {
      bench
          .given(
              "subscriber_state",
              CARD,
              "1, 60, 'person', 'voice', 'active', DATE '2026-02-01'",
              "2, 50, 'person', 'voice', 'active', DATE '2020-01-01'",
              "3, 60, 'person', 'voice', 'active', DATE '2020-01-01'")
          .given(
              "number_epoch",
              "number, valid_from, valid_to, holder, holder_kind",
              "1, DATE '2025-01-01', DATE '2026-01-15', 50, 'person'",
              "1, DATE '2026-02-01', NULL, 60, 'person'")
          .given(
              "case_entity",
              "case_id, entity_kind, entity, role, first_used_at",
              "'K1', 'number', 1, 'caller', TIMESTAMPTZ '2026-01-10 09:00:00+08'",
              "'K2', 'number', 1, 'caller', TIMESTAMPTZ '2026-01-10 09:00:00+08'",
              "'K3', 'number', 1, 'caller', TIMESTAMPTZ '2026-01-20 09:00:00+08'")
          .given(
              "case_state",
              "case_id, status, accepted_at",
              "'K1', 'filed', TIMESTAMPTZ '2026-01-20 09:00:00+08'",
              "'K2', 'withdrawn', TIMESTAMPTZ '2026-01-20 09:00:00+08'",
              "'K3', 'filed', TIMESTAMPTZ '2026-01-25 09:00:00+08'")
          .given(
              "phone_card_list",
              "number, " + ROW,
              "2, 50, " + row("C", "added", "e2", NONE),
              "3, 60, " + row("C", "added", "e3", NONE));
      assertThat(bench.lines("person", "past_cards")).containsExactly("50|1", "60|0");
      assertThat(bench.lines("reasons").get(0))
          .contains("; a case names 1 number for the time the person held it.");
    }
  }

  @Test
  void aNightSaysWhatItDidToTheRow() {
    try (StepBench bench = bench()) {
      for (long person = 1; person <= 5; person++) {
        bench.given(
            "subscriber_state",
            CARD,
            "%1$d, %1$d, 'person', 'voice', 'active', DATE '2020-01-01'".formatted(person));
        if (person < 5) {
          bench.given(
              "phone_card_list",
              "number, " + ROW,
              "%1$d, %1$d, ".formatted(person)
                  + row(person == 1 ? "A" : "C", "kept", "e" + person, NONE));
        }
      }
      bench.given(
          "listed_holder_published",
          "person, tier, change, starts_on, ends_on, biz_date",
          before(1, "C", "2026-06-01"),
          before(2, "A", "2026-06-01"),
          before(3, "C", "2026-03-20"),
          before(4, "C", "2026-03-24"),
          before(5, "B", "2026-03-20"));
      bench.given(
          "phone_card_list",
          "number, " + ROW + ", lifted_by",
          "5, 5, " + row("B", "removed", "e5", NONE) + ", 'objection_upheld'");
      assertThat(bench.lines("person", "change", "tier", "starts_on", "lifted_by"))
          .containsExactly(
              "1|raised|A|2026-03-01|",
              "2|lowered|C|2026-03-01|",
              "3|renewed|C|2026-03-01|",
              "4|kept|C|2026-03-01|",
              "5|removed|B|2026-03-01|objection_upheld");
    }
  }

  private static String before(long person, String tier, String end) {
    return "%d, '%s', 'kept', DATE '2026-03-01', DATE '%s', DATE '2026-03-09'"
        .formatted(person, tier, end);
  }

  /** The contagion brake: nobody is found or listed for what these rows say. */
  @Test
  void noOtherStepButDispatchReadsThem() {
    Stream<String> readers =
        ShippedNight.steps().stream()
            .filter(s -> s.reads().stream().map(Read::table).anyMatch(Tables.LISTED_HOLDER::equals))
            .map(Step::id);
    assertThat(readers).containsExactlyInAnyOrder("listed-holder", "card-place");
  }

  /** Two cards, one under a renewed passport, and an account of one person; a card of another. */
  private static StepBench world() {
    return bench()
        .given(
            "person_document_state",
            "document, valid_from, person",
            "51, DATE '2024-01-01', 50",
            "59, DATE '2024-01-01', 58")
        .given(
            "subscriber_state",
            CARD,
            "1, 50, 'person', 'voice', 'active', DATE '2020-01-01'",
            "2, 51, 'person', 'voice', 'active', DATE '2026-01-01'",
            "3, 51, 'person', 'data', 'suspended', DATE '2020-01-01'",
            "4, 51, 'person', 'iot', 'active', DATE '2020-01-01'",
            "5, 51, 'person', 'voice', 'closed', DATE '2020-01-01'",
            "6, 60, 'person', 'voice', 'active', DATE '2020-01-01'",
            "7, 59, 'person', 'voice', 'active', DATE '2020-01-01'")
        .given("account_state", "account, holder, kind, status", "9, 50, 'debit', 'active'")
        .given(
            "phone_card_list",
            "number, " + ROW,
            "1, 50, 'A', 1.0, 'kept', DATE '2026-03-01', DATE '2026-06-01', 'e1', " + NONE,
            "2, 51, 'B', 0.8, 'added', DATE '2026-03-08', DATE '2026-04-01', 'e2', " + SOLD,
            "6, 60, " + row("C", "added", "e4", NONE),
            "7, 59, " + row("C", "removed", "e5", NONE))
        .given(
            "bank_card_list",
            "account, " + ROW,
            "9, 50, 'C', 0.7, 'added', DATE '2026-03-02', DATE '2026-03-16', 'e3', " + NONE);
  }

  private static String row(String tier, String change, String entry, String findings) {
    return "'%s', 0.7, '%s', DATE '2026-03-10', DATE '2026-03-24', '%s', %s"
        .formatted(tier, change, entry, findings);
  }

  private static StepBench bench() {
    Step step =
        Configured.features(CONF).stream()
            .filter(s -> s.id().equals("listed-holder"))
            .findFirst()
            .orElseThrow();
    return StepBench.of(step, NIGHT);
  }
}
