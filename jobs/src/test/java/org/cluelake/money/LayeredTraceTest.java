package org.cluelake.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cluelake.testkit.ShippedNight;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One reported case, its victim 1 with account 100, and where the money went. */
class LayeredTraceTest {

  private static final String NIGHT = "2026-03-10";

  private static final String MOVE =
      "transfer_id, account, counterparty, direction, at, amount, currency, channel, state,"
          + " balance_after, terminal_region";

  private static LayeredTrace step() {
    return (LayeredTrace)
        ShippedNight.steps().stream()
            .filter(s -> s.id().equals("layered-trace"))
            .findFirst()
            .orElseThrow();
  }

  /** Both legs of a transfer; an account 0 is cash. */
  private static List<String> transfer(String id, int from, int to, String at, String amount) {
    return transfer(id, from, to, at, amount, "mobile");
  }

  private static List<String> transfer(
      String id, int from, int to, String at, String amount, String channel) {
    String form =
        "'%s', %d, %s, '%s', TIMESTAMPTZ '2026-03-10 %s:00+08:00', %s, 'CNY', '%s',"
            + " 'settled', NULL, '960101'";
    List<String> legs = new ArrayList<>();
    if (from != 0) {
      legs.add(form.formatted(id, from, to == 0 ? "NULL" : to, "out", at, amount, channel));
    }
    if (to != 0) {
      legs.add(form.formatted(id, to, from == 0 ? "NULL" : from, "in", at, amount, channel));
    }
    return legs;
  }

  @SafeVarargs
  private static List<String> lines(List<String>... transfers) {
    return lines(0, transfers);
  }

  @SafeVarargs
  private static List<String> lines(long order, List<String>... transfers) {
    return lines(order, 2, transfers);
  }

  @SafeVarargs
  private static List<String> lines(long order, int buckets, List<String>... transfers) {
    List<String> legs = new ArrayList<>(Stream.of(transfers).flatMap(List::stream).toList());
    Collections.shuffle(legs, new Random(order));
    try (StepBench bench = StepBench.ofBucket(step(), NIGHT, 0, buckets)) {
      return bench
          .given(
              "case_state",
              "case_id, accepted_at, occurred_at, victim, status",
              "'A', TIMESTAMPTZ '2026-03-10 20:00:00+08:00',"
                  + " TIMESTAMPTZ '2026-03-10 09:00:00+08:00', 1, 'accepted'",
              "'B', TIMESTAMPTZ '2026-03-10 20:00:00+08:00',"
                  + " TIMESTAMPTZ '2026-03-10 09:00:00+08:00', 2, 'withdrawn'")
          .given(
              "case_entity",
              "case_id, entity_kind, entity, role",
              "'A', 'account', 201, 'receiver'",
              "'B', 'account', 201, 'receiver'")
          .given("listed_entity", "entity_kind, entity, status", "'account', 201, 'active'")
          .given(
              "account_state",
              "account, holder, kind",
              "100, 1, 'debit'",
              "101, 1, 'wallet'",
              "110, 2, 'debit'",
              "201, 21, 'debit'",
              "202, 22, 'debit'",
              "300, 30, 'merchant'")
          .given("account_leg", MOVE, legs.toArray(String[]::new))
          .lines("account", "layer", "amount", "still_there", "cashed_out", "stop", "action");
    }
  }

  @Test
  void theMoneyIsFollowedFirstInFirstOut() {
    assertThat(
            lines(
                transfer("t0", 900, 201, "09:30", "1000"),
                transfer("t1", 100, 201, "10:00", "5000"),
                transfer("t2", 201, 202, "10:20", "3000"),
                transfer("t3", 202, 0, "10:40", "1500", "atm")))
        .containsExactly(
            // What came before the victim's money is not in sight: without balances it counts as 0.
            "201|1|5000.00|2000.00|0.00||stop_payment", "202|2|3000.00|1500.00|1500.00||inquiry");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void theNumberOfBucketsChangesNothing(int buckets) {
    List<List<String>> moves =
        List.of(
            transfer("t1", 100, 201, "10:00", "5000"),
            transfer("t2", 201, 202, "10:20", "3000"),
            transfer("t3", 202, 205, "10:30", "2500"),
            transfer("t4", 205, 0, "10:40", "1500", "atm"));
    assertThat(lines(0, buckets, moves.get(0), moves.get(1), moves.get(2), moves.get(3)))
        .hasSize(3)
        .isEqualTo(lines(moves.get(0), moves.get(1), moves.get(2), moves.get(3)));
  }

  @Test
  void theTraceStopsAtMerchantsExchangesAndTheVictim() {
    assertThat(
            lines(
                transfer("t1", 100, 201, "10:00", "5000"),
                transfer("t2", 201, 300, "10:10", "1000", "pos"),
                transfer("t3", 201, 400, "10:20", "2000", "otc"),
                transfer("t4", 201, 101, "10:30", "500"),
                transfer("t5", 300, 202, "10:40", "1000"),
                transfer("t6", 400, 202, "10:50", "2000")))
        .containsExactly(
            "201|1|5000.00|1500.00|0.00||stop_payment",
            "101|2|500.00|||returned|none",
            "300|2|1000.00|||merchant|inquiry",
            "400|2|2000.00|||exchange|inquiry");
  }

  @Test
  void moneyNeverMovesBeforeItArrivedNorInPartsTooSmall() {
    assertThat(
            lines(
                transfer("t1", 100, 201, "10:00", "5000"),
                transfer("t2", 201, 202, "09:59", "3000"),
                transfer("t3", 201, 203, "10:30", "49.99"),
                transfer("t4", 201, 204, "10:40", "50")))
        .containsExactly(
            "201|1|5000.00|4900.01|0.00||stop_payment", "204|2|50.00|50.00|0.00||inquiry");
  }

  @Test
  void anAccountReachedEarlierInALaterLayerIsLookedAtAgain() {
    assertThat(
            lines(
                transfer("t1", 100, 201, "10:00", "1000"),
                transfer("t2", 201, 202, "10:10", "400"),
                transfer("t3", 202, 203, "10:20", "400"),
                transfer("t4", 203, 205, "10:30", "400"),
                transfer("t5", 201, 203, "12:00", "600")))
        .containsExactly(
            "201|1|1000.00|0.00|0.00||inquiry",
            "202|2|400.00|0.00|0.00||inquiry",
            "203|2|1000.00|600.00|0.00||inquiry",
            "205|4|400.00|400.00|0.00||inquiry");
  }

  @Test
  void withdrawnCasesAndPaymentsToOthersAreNotTraced() {
    assertThat(
            lines(
                transfer("t1", 110, 201, "10:00", "5000"),
                transfer("t2", 100, 202, "10:00", "5000")))
        .isEmpty();
  }

  @Test
  void whereATerminalStandsDoesNotMatter() {
    List<String> out = transfer("t1", 100, 201, "10:00", "5000");
    List<String> on = transfer("t2", 201, 0, "10:20", "3000", "atm");
    List<String> elsewhere = on.stream().map(l -> l.replace("960101", "970202")).toList();
    assertThat(elsewhere).isNotEqualTo(on);
    assertThat(lines(out, elsewhere)).isEqualTo(lines(out, on)).hasSize(1);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<List<String>> transfers =
        List.of(
            transfer("t1", 100, 201, "10:00", "5000"),
            transfer("t2", 201, 202, "10:20", "3000"),
            transfer("t3", 201, 203, "10:20", "1000"),
            transfer("t4", 202, 203, "10:20", "2500"),
            transfer("t5", 203, 204, "10:40", "3200"));
    List<String> some =
        lines(
            1,
            transfers.get(0),
            transfers.get(1),
            transfers.get(2),
            transfers.get(3),
            transfers.get(4));
    assertThat(some).hasSize(4);
    for (long order = 2; order < 6; order++) {
      assertThat(
              lines(
                  order,
                  transfers.get(4),
                  transfers.get(2),
                  transfers.get(3),
                  transfers.get(0),
                  transfers.get(1)))
          .isEqualTo(some);
    }
  }
}
