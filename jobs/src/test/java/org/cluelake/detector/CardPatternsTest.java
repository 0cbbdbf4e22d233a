package org.cluelake.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.job.Configured;
import org.cluelake.testkit.Repository;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** SIM boxes, one-ring callers, sold cards and holders of many cards: what changes a finding. */
class CardPatternsTest {

  private static final String DATE = "2026-03-10";
  private static final String[] TOLD = {"verdict", "score", "reason"};
  private static final String RACK =
      "biz_date, number, cell, type_allocation_code, card_kind, holder_kind, holder, valid_from,"
          + " attempts, answered, callees, in_calls, cells, messages_in";
  private static final String EDGE = "number, other, out_calls, out_answered, in_calls, talk_s";
  private static final String LISTED = "entity_kind, entity, source, status, scam_class, campaign";
  private static final String HOLDER = "number, holder, holder_kind, valid_from, known_on";

  @Property(tries = 8)
  void aRackReadsTheSameUnderOtherTokensAndInAnyOrder(@ForAll @IntRange(min = 3, max = 9) int n) {
    List<String> plain = rack(n, 1, 100, false);
    assertThat(plain).hasSize(n);
    assertThat(rack(n, 7, 9000, false)).isEqualTo(plain);
    assertThat(rack(n, 1, 100, true)).isEqualTo(plain);
  }

  private static List<String> rack(int cards, int step, int first, boolean backwards) {
    try (StepBench bench = bench("sim-box", 0, 1)) {
      for (int i = 0; i < cards; i++) {
        int card = backwards ? cards - 1 - i : i;
        standing(bench, first + step * card, "x");
      }
      return bench.lines(TOLD).stream().sorted().toList();
    }
  }

  @Test
  void cardsOfTwoRoomsAreNoRackTogether() {
    try (StepBench bench = bench("sim-box", 0, 1)) {
      standing(bench, 1, "x");
      standing(bench, 2, "x");
      standing(bench, 3, "y");
      standing(bench, 4, "y");
      assertThat(bench.lines("subject")).isEmpty();
    }
  }

  @Test
  void aListedCardRaisesTheOthersAndMoreCardsNeverLower() {
    BigDecimal plain = scoreOfFirst(3, false);
    assertThat(scoreOfFirst(3, true)).isGreaterThan(plain);
    for (int cards = 4; cards <= 10; cards++) {
      assertThat(scoreOfFirst(cards, false)).isGreaterThanOrEqualTo(scoreOfFirst(cards - 1, false));
    }
  }

  private static BigDecimal scoreOfFirst(int cards, boolean isOneListed) {
    try (StepBench bench = bench("sim-box", 0, 1)) {
      IntStream.rangeClosed(1, cards).forEach(n -> standing(bench, n, "x"));
      if (isOneListed) {
        bench.given("listed_entity", LISTED, "'number', 2, 'case', 'active', 'rebate', 'C1'");
      }
      return new BigDecimal(bench.lines("score").get(0));
    }
  }

  @Test
  void bucketsTogetherGiveTheWholeRack() {
    List<String> parts = new ArrayList<>();
    for (int bucket = 0; bucket < 4; bucket++) {
      parts.addAll(rackSubjects(bucket, 4));
    }
    assertThat(parts).hasSize(6).containsExactlyInAnyOrderElementsOf(rackSubjects(0, 1));
  }

  private static List<String> rackSubjects(int bucket, int buckets) {
    try (StepBench bench = bench("sim-box", bucket, buckets)) {
      IntStream.rangeClosed(1, 6).forEach(n -> standing(bench, n, "x"));
      return bench.lines("subject");
    }
  }

  private static void standing(StepBench bench, int number, String cell) {
    for (String day : List.of("2026-03-09", DATE)) {
      bench.given(
          "static_caller",
          RACK,
          "DATE '%s', %d, '%s', '99009101', 'voice', 'person', 5, DATE '2026-03-01', 60, 20, 55, 0,"
                  .formatted(day, number, cell)
              + " 1, 0");
    }
  }

  @Test
  void whatAFormerHolderRangIsNobodysAcquaintance() {
    assertThat(ringing("2026-03-05")).singleElement().asString().startsWith("fired");
    assertThat(ringing("2026-01-05")).isEmpty();
  }

  /** A number that rang everybody on an earlier day too, under a holder since a day. */
  private static List<String> ringing(String since) {
    try (StepBench bench = bench("one-ring", 0, 1)) {
      bench.given(
          "subscriber_state", HOLDER, "1, 9, 'person', DATE '%1$s', DATE '%1$s'".formatted(since));
      for (int other = 100; other < 140; other++) {
        bench.given(
            "call_edge_day",
            "biz_date, " + EDGE,
            "DATE '2026-03-04', 1, %d, 1, 0, 0, 0".formatted(other));
        int back = other < 104 ? 1 : 0;
        bench.given(
            "call_edge_day",
            "biz_date, " + EDGE,
            "DATE '%s', 1, %d, 1, 0, %d, %d".formatted(DATE, other, back, back * 60));
      }
      return bench.lines(TOLD);
    }
  }

  @Test
  void anOverseasRingerIsToldInItsOwnBucketAlone() {
    int told = 0;
    for (int bucket = 0; bucket < 4; bucket++) {
      try (StepBench bench = bench("one-ring", bucket, 4)) {
        bench.given(
            "overseas_ring", "caller, callees, rung, back, back_talk_s", "77, 60, 58, 6, 400");
        told += bench.lines("subject").size();
      }
    }
    assertThat(told).isOne();
  }

  @Test
  void anotherSuchCardOfTheHolderRaisesASoldCard() {
    assertThat(soldScore(7)).isEqualByComparingTo("0.5");
    assertThat(soldScore(5)).isEqualByComparingTo("0.6");
  }

  private static BigDecimal soldScore(int holderOfTheOther) {
    String columns =
        "number, holder, holder_kind, kind, began_on, quiet_days, device, is_new_device,"
            + " is_elsewhere, attempts, attempts_before, callees, callees_once, calls_out, calls_in";
    try (StepBench bench = bench("sold-card", 0, 1)) {
      for (int[] card : new int[][] {{1, 5}, {2, holderOfTheOther}}) {
        bench.given(
            "restarted_card",
            columns,
            "%1$d, %2$d, 'person', 'new', DATE '%3$s', 0, %1$d, true, true, 40, 0, 40, 40, 40, 0"
                .formatted(card[0], card[1], DATE));
        bench.given("call_edge_day", EDGE, "%d, 99, 1, 1, 0, 20".formatted(card[0]));
        bench.given(
            "subscriber_state",
            HOLDER,
            "%d, %d, 'person', DATE '%3$s', DATE '%3$s'".formatted(card[0], card[1], DATE));
      }
      return new BigDecimal(bench.lines("score").get(0));
    }
  }

  @Test
  void theRankOfAHolderTurnsAboveAHundred() {
    try (StepBench bench = bench("many-cards", 0, 1)) {
      for (int cards : List.of(100, 101)) {
        bench.given(
            "card_holder",
            "holder, cards, young_cards, batch_cards, used_cards, one_way_cards,"
                + " shared_device_cards, reported_cards, known_on",
            "%1$d, %1$d, %1$d, 3, 2, 2, 0, 0, DATE '2026-03-01'".formatted(cards));
      }
      List<String> told = bench.lines("subject", "score", "evidence_keys");
      assertThat(told).hasSize(2);
      assertThat(told.get(0)).startsWith("100|0.6500").contains("cards:6-100");
      assertThat(told.get(1)).startsWith("101|0.8500").contains("cards:over-100");
    }
  }

  private static StepBench bench(String id, int bucket, int buckets) {
    return StepBench.ofBucket(
        Configured.allDetectors(Repository.conf()).stream()
            .filter(d -> d.id().equals(id))
            .findFirst()
            .orElseThrow(),
        DATE,
        bucket,
        buckets);
  }
}
