package org.cluelake.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cluelake.export.EventBench.FIRST;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cluelake.export.EventBench.Event;
import org.cluelake.export.EventBench.Said;
import org.junit.jupiter.api.Test;

class EventQueryTest {

  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  @Test
  void aRowIsSentOnceThenOnlyWhenItChangesOrEnds() {
    try (EventBench bench = new EventBench()) {
      assertThat(bench.publish(FIRST, 1, List.of(said(7, "added", "C"))))
          .containsExactly(new Event(1, "new", "added", "960000", 7));
      assertThat(bench.publish(SECOND, 1, List.of(said(7, "kept", "C")))).isEmpty();
      assertThat(bench.publish(THIRD, 1, List.of(said(7, "raised", "A"))))
          .containsExactly(new Event(3, "changed", "raised", "960000", 7));
      assertThat(bench.publish(THIRD.plusDays(1), 1, List.of(said(7, "removed", "A"))))
          .containsExactly(new Event(4, "expired", "removed", "960000", 7));
      assertThat(bench.publish(THIRD.plusDays(2), 1, List.of(said(7, "added", "A"))))
          .containsExactly(new Event(5, "new", "added", "960000", 7));
    }
  }

  @Test
  void aReopenedNightSendsTheDifferenceToWhatWasSent() {
    try (EventBench bench = new EventBench()) {
      assertThat(
              bench.publish(
                  FIRST,
                  1,
                  List.of(said(1, "added", "C"), said(2, "added", "C"), said(3, "added", "C"))))
          .hasSize(3);
      assertThat(
              bench.publish(
                  FIRST,
                  2,
                  List.of(said(2, "added", "C"), said(3, "added", "B"), said(4, "added", "C"))))
          .containsExactly(
              new Event(2, "recalled", "withdrawn", "960000", 1),
              new Event(2, "changed", "added", "960000", 3),
              new Event(2, "new", "added", "960000", 4));
    }
  }

  @Test
  void aRecallOfAnOlderNightHoldsUntilALaterNightSaysTheRowAgain() {
    try (EventBench bench = new EventBench()) {
      var unused = bench.publish(FIRST, 1, List.of(said(1, "added", "C")));
      assertThat(bench.publish(SECOND, 1, List.of(said(1, "kept", "C")))).isEmpty();
      assertThat(bench.publish(FIRST, 2, List.of()))
          .containsExactly(new Event(3, "recalled", "withdrawn", "960000", 1));
      assertThat(bench.held()).isEmpty();
      assertThat(bench.publish(THIRD, 1, List.of(said(1, "kept", "C"))))
          .containsExactly(new Event(4, "new", "kept", "960000", 1));
    }
  }

  @Test
  void anOlderNightPublishedLateDoesNotUndoWhatALaterNightSaid() {
    try (EventBench bench = new EventBench()) {
      var unused = bench.publish(SECOND, 1, List.of(said(1, "added", "A")));
      assertThat(bench.publish(FIRST, 1, List.of(said(1, "added", "C"))))
          .containsExactly(new Event(2, "new", "added", "960000", 1));
      assertThat(bench.held()).isEqualTo(Map.of("960000 1", "A"));
    }
  }

  @Test
  void aRowThatMovesIsRecalledFromTheProvinceItLeaves() {
    try (EventBench bench = new EventBench()) {
      var unused = bench.publish(FIRST, 1, List.of(new Said(1, "added", "C", "960000")));
      assertThat(bench.publish(SECOND, 1, List.of(new Said(1, "kept", "C", "970000"))))
          .containsExactly(
              new Event(2, "recalled", "moved", "960000", 1),
              new Event(2, "new", "kept", "970000", 1));
      assertThat(bench.publish(THIRD, 1, List.of(new Said(1, "removed", "C", null))))
          .containsExactly(new Event(3, "expired", "removed", "970000", 1));
    }
  }

  @Test
  void aRowWithoutAProvinceGoesToTheNation() {
    try (EventBench bench = new EventBench()) {
      assertThat(bench.publish(FIRST, 1, List.of(new Said(1, "added", "C", null))))
          .containsExactly(new Event(1, "new", "added", EventQuery.NATION, 1));
    }
  }

  /** Digits of a number say, night by night, how each of four cards stands. */
  @Property(tries = 12)
  void provincesHoldWhatTheNewestNightSays(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 4095) Integer> nights,
      @ForAll @IntRange(max = 63) int reopened) {
    try (EventBench bench = new EventBench()) {
      Map<String, String> held = new TreeMap<>();
      LocalDate date = FIRST;
      for (int i = 0; i < nights.size(); i++) {
        int gen = 1;
        List<Said> rows = rows(nights.get(i), held);
        var unused = bench.publish(date, gen, rows);
        assertThat(bench.held()).isEqualTo(EventBench.standing(rows));
        if ((reopened >> i & 1) == 1) {
          rows = rows(nights.get(i) ^ 0x5A5, held);
          unused = bench.publish(date, ++gen, rows);
          assertThat(bench.held()).isEqualTo(EventBench.standing(rows));
        }
        assertThat(bench.publish(date, ++gen, rows)).as("said again").isEmpty();
        held = EventBench.standing(rows);
        date = date.plusDays(1);
      }
      assertThat(bench.ids()).doesNotHaveDuplicates();
    }
  }

  /** Three bits a card: gone, or one of three tiers, in one of two provinces. */
  private static List<Said> rows(int bits, Map<String, String> held) {
    List<Said> rows = new ArrayList<>();
    for (int card = 1; card <= 4; card++) {
      int own = bits >> 3 * (card - 1) & 7;
      String province = own < 4 ? "960000" : "970000";
      if (own % 4 != 0) {
        rows.add(new Said(card, "kept", List.of("A", "B", "C").get(own % 4 - 1), province));
      } else if (held.containsKey(province + " " + card)) {
        rows.add(new Said(card, "removed", held.get(province + " " + card), province));
      }
    }
    return rows;
  }

  private static Said said(long card, String change, String tier) {
    return new Said(card, change, tier, "960000");
  }
}
