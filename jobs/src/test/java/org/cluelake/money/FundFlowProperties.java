package org.cluelake.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every trace, over random webs of few accounts with much going on. */
class FundFlowProperties {

  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final int ACCOUNTS = 8;
  private static final int DEPTH = 4;

  private record World(
      Set<String> payments, BigDecimal paid, Map<Long, Stop> stops, List<Movement> movements) {

    List<AccountTrace> traces(BigDecimal least) {
      return FundFlow.of(payments, least, DEPTH, stops, movements);
    }
  }

  private static World world(long seed) {
    Random random = new Random(seed);
    Map<Long, Stop> stops = new HashMap<>();
    for (long a = 1; a <= ACCOUNTS; a++) {
      stops.put(a, a == ACCOUNTS ? Stop.MERCHANT : null);
    }
    Set<String> payments = new TreeSet<>();
    BigDecimal paid = BigDecimal.ZERO;
    List<Movement> movements = new ArrayList<>();
    int count = 5 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(500_000), 2);
      Instant at = START.plusSeconds(60L * random.nextInt(300));
      String id = "t" + i;
      long from = random.nextInt(ACCOUNTS + 2);
      long to = random.nextInt(ACCOUNTS + 2);
      if (i < 2) {
        movements.add(leg(id, 1 + random.nextInt(3), 100L, at, true, amount));
        payments.add(id);
        paid = paid.add(amount);
      } else if (from != to) {
        if (stops.containsKey(from)) {
          movements.add(leg(id, from, to == 0 ? null : to, at, false, amount));
        }
        if (stops.containsKey(to)) {
          movements.add(leg(id, to, from == 0 ? null : from, at, true, amount));
        }
      }
    }
    return new World(payments, paid, stops, movements);
  }

  private static Movement leg(
      String id, long account, Long other, Instant at, boolean isIn, BigDecimal amount) {
    return new Movement(id, account, other, at, isIn, amount, "mobile", null);
  }

  private static BigDecimal sum(List<AccountTrace> traces, boolean stopped) {
    return traces.stream()
        .filter(t -> (t.stop != null) == stopped)
        .map(t -> stopped ? t.arrived : t.held.add(t.cashedOut).add(t.notFollowed))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** By the bank's balance 300 were there before, and 700 are left of 1,300 in the end. */
  @Example
  void whatWasThereBeforeLeavesFirst() {
    Map<Long, Stop> stops = new HashMap<>();
    stops.put(1L, null);
    AccountTrace trace =
        FundFlow.of(
                Set.of("paid"),
                BigDecimal.ONE,
                DEPTH,
                stops,
                List.of(
                    balanced("paid", true, 0, "1000", "1300"),
                    balanced("out", false, 1, "600", "700")))
            .get(0);
    assertThat(trace.cashedOut).isEqualByComparingTo("300");
    assertThat(trace.held).isEqualByComparingTo("700");
    assertThat(trace.balance).isEqualByComparingTo("700");
  }

  private static Movement balanced(
      String id, boolean isIn, int minute, String amount, String balance) {
    return new Movement(
        id,
        1,
        null,
        START.plusSeconds(60L * minute),
        isIn,
        new BigDecimal(amount),
        "mobile",
        new BigDecimal(balance));
  }

  @Property
  void everyYuanPaidIsSomewhereOnceAndNoneIsMadeUp(@ForAll long seed) {
    World world = world(seed);
    List<AccountTrace> traces = world.traces(new BigDecimal("100"));
    assertThat(sum(traces, true).add(sum(traces, false))).isEqualByComparingTo(world.paid());
  }

  @Property
  void whatArrivedIsWhatLeftAndWhatIsHeld(@ForAll long seed) {
    for (AccountTrace t : world(seed).traces(BigDecimal.ONE)) {
      if (t.stop == null) {
        assertThat(t.held.add(t.passedOn).add(t.cashedOut).add(t.notFollowed))
            .isEqualByComparingTo(t.arrived);
        assertThat(t.stillThere()).isLessThanOrEqualTo(t.held);
      }
      assertThat(t.layer).isBetween(1, DEPTH);
    }
  }

  @Property
  void theOrderOfMovementsDoesNotMatter(@ForAll long seed) {
    World world = world(seed);
    List<String> told = told(world.traces(BigDecimal.TEN));
    List<Movement> shuffled = new ArrayList<>(world.movements());
    Collections.shuffle(shuffled, new Random(seed + 1));
    assertThat(
            told(
                new World(world.payments(), world.paid(), world.stops(), shuffled)
                    .traces(BigDecimal.TEN)))
        .isEqualTo(told);
  }

  @Property
  void nothingArrivesBeforeThePayments(@ForAll long seed) {
    World world = world(seed);
    Instant paid =
        world.movements().stream()
            .filter(m -> world.payments().contains(m.transfer()))
            .map(Movement::at)
            .min(Instant::compareTo)
            .orElseThrow();
    assertThat(world.traces(BigDecimal.ONE)).allMatch(t -> !t.firstAt.isBefore(paid));
  }

  /** What happens later changes nothing of what was known before. */
  @Property
  void laterMovementsChangeNoEarlierArrival(@ForAll long seed) {
    World world = world(seed);
    Instant later = START.plusSeconds(60L * 150);
    List<Movement> early = world.movements().stream().filter(m -> m.at().isBefore(later)).toList();
    Map<Long, Instant> before = new HashMap<>();
    new World(world.payments(), world.paid(), world.stops(), early)
        .traces(BigDecimal.ONE)
        .forEach(t -> before.put(t.account, t.firstAt));
    Map<Long, Instant> after = new HashMap<>();
    world.traces(BigDecimal.ONE).stream()
        .filter(t -> t.firstAt.isBefore(later))
        .forEach(t -> after.put(t.account, t.firstAt));
    assertThat(after).isEqualTo(before);
  }

  private static List<String> told(List<AccountTrace> traces) {
    return traces.stream()
        .map(
            t ->
                "%d %d %s %s %s %s"
                    .formatted(t.account, t.layer, t.arrived, t.held, t.passedOn, t.firstAt))
        .toList();
  }
}
