package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small towns of accounts; each payment is told to both sides, as {@link MoneyLink} keeps it. */
class NewLoopTest {

  private static final LocalDate TONIGHT = LocalDate.parse("2026-03-10");
  private static final LocalDate BEFORE = LocalDate.parse("2026-03-01");
  private static final NewLoop STEP = new NewLoop(new NewLoop.Params(4, 8, 30));

  private record Side(LocalDate out, LocalDate in, int nights) {}

  private final Map<Long, Map<Long, Side>> sides = new TreeMap<>();
  private final Map<Long, Long> holders = new TreeMap<>();

  @BeforeEach
  void anOldLake() {
    sides.clear();
    holders.clear();
    pays(90, 91, LocalDate.parse("2025-12-01"));
  }

  private void pays(long payer, long payee, LocalDate first) {
    pays(payer, payee, first, 1);
  }

  private void pays(long payer, long payee, LocalDate first, int nights) {
    side(payer, payee, new Side(first, null, nights));
    side(payee, payer, new Side(null, first, nights));
  }

  private void side(long account, long counterparty, Side added) {
    Side unused =
        sides
            .computeIfAbsent(account, a -> new TreeMap<>())
            .merge(
                counterparty,
                added,
                (a, b) ->
                    new Side(
                        a.out() == null ? b.out() : a.out(),
                        a.in() == null ? b.in() : a.in(),
                        a.nights() + b.nights()));
  }

  @Test
  void threeAccountsThatAllDealWithOneAnotherAreToldToEach() {
    pays(1, 2, BEFORE);
    pays(2, 3, BEFORE);
    pays(1, 3, TONIGHT);
    pays(3, 4, BEFORE);
    assertThat(loops()).containsExactly("1|2|3|2|3", "2|1|3|2|3", "3|1|2|2|2");
  }

  @Test
  void aLoopOfTonightsLinksAloneIsFoundOnce() {
    pays(1, 2, TONIGHT);
    pays(2, 3, TONIGHT);
    pays(3, 1, TONIGHT);
    assertThat(loops()).containsExactly("1|2|3|2|2", "2|1|3|2|2", "3|1|2|2|2");
  }

  @Test
  void aPairThatPaysBackIsALoopAndAnOldOneIsNot() {
    pays(1, 2, BEFORE);
    pays(2, 1, TONIGHT);
    pays(5, 6, BEFORE);
    pays(6, 5, BEFORE);
    pays(7, 8, TONIGHT);
    assertThat(loops()).containsExactly("1|2|2|1|1", "2|1|1|1|1");
  }

  @Test
  void aLoopThatClosedEarlierIsNotToldAgain() {
    pays(1, 2, BEFORE);
    pays(2, 3, BEFORE);
    pays(1, 3, BEFORE);
    pays(1, 4, TONIGHT);
    assertThat(loops()).isEmpty();
  }

  @Test
  void busyAccountsAreNotFollowed() {
    pays(1, 2, BEFORE);
    pays(1, 3, BEFORE);
    pays(2, 3, TONIGHT);
    pays(1, 10, BEFORE);
    pays(1, 11, BEFORE);
    assertThat(loops()).containsExactly("1|2|3|2|2", "2|1|3|4|2", "3|1|2|4|2");
    pays(1, 12, BEFORE);
    assertThat(loops()).isEmpty();
  }

  @Test
  void acquaintedPairsCloseNothing() {
    pays(1, 2, BEFORE, 7);
    pays(2, 3, BEFORE);
    pays(1, 3, TONIGHT);
    assertThat(loops()).hasSize(3);
    pays(1, 2, BEFORE, 1);
    assertThat(loops()).isEmpty();
  }

  @Test
  void oneHoldersAccountsCloseNothing() {
    pays(1, 2, BEFORE);
    pays(2, 3, BEFORE);
    pays(1, 3, TONIGHT);
    holders.putAll(Map.of(1L, 77L, 2L, 78L, 3L, 77L));
    assertThat(loops()).isEmpty();
    holders.put(3L, 78L);
    assertThat(loops()).isEmpty();
    holders.put(3L, 79L);
    assertThat(loops()).hasSize(3);
  }

  @Test
  void aSideThatIsNotKeptClosesNothing() {
    pays(1, 2, BEFORE);
    pays(2, 3, BEFORE);
    pays(1, 3, TONIGHT);
    // A merchant has no side of its own.
    Map<Long, Side> unused = sides.remove(3L);
    assertThat(loops()).isEmpty();
  }

  @Test
  void inAYoungLakeEveryAcquaintanceLooksNew() {
    sides.clear();
    pays(90, 91, TONIGHT.minusDays(29));
    pays(1, 2, TONIGHT);
    pays(2, 1, TONIGHT);
    assertThat(loops("account", "is_early")).containsExactly("1|true", "2|true");
    pays(92, 93, TONIGHT.minusDays(30));
    assertThat(loops("account", "is_early")).containsExactly("1|false", "2|false");
  }

  /** Against counting all threes one by one. */
  @Test
  void randomTownsGiveWhatCountingGives() {
    Random random = new Random(20260310);
    for (int i = 0; i < 60; i++) {
      long a = 1 + random.nextInt(12);
      long b = 1 + random.nextInt(12);
      if (a != b
          && sides.getOrDefault(a, Map.of()).size() < 4
          && sides.getOrDefault(b, Map.of()).size() < 4) {
        pays(a, b, random.nextBoolean() ? TONIGHT : BEFORE);
      }
    }
    List<String> counted = counted();
    assertThat(counted).hasSizeGreaterThan(5);
    assertThat(loops()).isEqualTo(counted);
  }

  private List<String> counted() {
    TreeSet<String> found = new TreeSet<>();
    for (long a : sides.keySet()) {
      for (long b : sides.get(a).keySet()) {
        Side ab = sides.get(a).get(b);
        if (ab.out() != null
            && ab.in() != null
            && (ab.out().equals(TONIGHT) || ab.in().equals(TONIGHT))) {
          found.add("%d|%d|%d|%d|1".formatted(a, b, b, sides.get(b).size()));
        }
        for (long c : sides.get(b).keySet()) {
          boolean isNew = isNew(a, b) || isNew(b, c) || isNew(a, c);
          if (b < c && a != c && sides.get(a).containsKey(c) && isNew) {
            found.add(
                "%d|%d|%d|%d|%d".formatted(a, b, c, sides.get(b).size(), sides.get(c).size()));
          }
        }
      }
    }
    return sorted(found);
  }

  private boolean isNew(long a, long b) {
    Side side = sides.get(a).get(b);
    return side != null
        && (side.out() == null
                ? side.in()
                : side.in() == null
                    ? side.out()
                    : side.out().isBefore(side.in()) ? side.out() : side.in())
            .equals(TONIGHT);
  }

  private List<String> loops() {
    return loops("account", "partner", "other", "partner_links", "other_links");
  }

  private List<String> loops(String... columns) {
    try (StepBench bench = StepBench.of(STEP, TONIGHT.toString())) {
      List<String> loops =
          bench
              .given(
                  "money_link",
                  "account, counterparty, first_out_on, first_in_on, nights, links, holder",
                  links())
              .lines(columns);
      return sorted(loops);
    }
  }

  private static List<String> sorted(Iterable<String> lines) {
    List<String> sorted = new ArrayList<>();
    lines.forEach(sorted::add);
    Collections.sort(sorted);
    return sorted;
  }

  private String[] links() {
    List<String> rows = new ArrayList<>();
    sides.forEach(
        (account, of) ->
            of.forEach(
                (counterparty, side) ->
                    rows.add(
                        "%d, %d, %s, %s, %d, %d, %s"
                            .formatted(
                                account,
                                counterparty,
                                date(side.out()),
                                date(side.in()),
                                side.nights(),
                                of.size(),
                                holders.get(account)))));
    return rows.toArray(String[]::new);
  }

  private static String date(LocalDate day) {
    return day == null ? "NULL" : "DATE '" + day + "'";
  }
}
