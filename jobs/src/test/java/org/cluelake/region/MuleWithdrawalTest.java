package org.cluelake.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.testkit.ShippedConf;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Where involved accounts were emptied of cash: the events of SRC5. */
class MuleWithdrawalTest {

  private static final RegionConf CONF = ShippedConf.read("regions.yaml", RegionConf.class);
  private static final String NIGHT = "2026-03-10";
  private static final String USE = "case_id, entity_kind, entity, role, first_used_at";
  private static final String CASE = "case_id, status, accepted_on";
  private static final String TAKEN = "account, region, day";

  private static StepBench bench() {
    return StepBench.of(new MuleWithdrawal(CONF), NIGHT)
        .given(
            "case_entity",
            USE,
            "'A', 'account', 11, 'layer', TIMESTAMPTZ '2026-03-01 20:00:00+08:00'",
            "'A', 'account', 12, 'receiver', NULL",
            "'B', 'account', 11, 'layer', TIMESTAMPTZ '2026-03-02 20:00:00+08:00'",
            "'W', 'account', 13, 'layer', NULL",
            "'A', 'number', 14, 'caller', NULL",
            "'A', 'account', 15, 'layer', NULL")
        .given(
            "region_case",
            CASE,
            "'A', 'filed', DATE '2026-03-05'",
            "'B', 'accepted', DATE '2026-03-06'",
            "'W', 'withdrawn', DATE '2026-03-01'")
        .given(
            "protected_entity",
            "entity_kind, entity, valid_from",
            "'account', 15, DATE '2026-01-01'");
  }

  private static List<String> found(StepBench bench) {
    return bench.lines("account", "region", "day");
  }

  @Test
  void cashCountsFromTheFirstUseInALiveCaseOn() {
    try (StepBench bench = bench()) {
      bench.given(
          "region_withdrawal",
          TAKEN,
          "11, '960101', DATE '2026-02-28'",
          "11, '960101', DATE '2026-03-01'",
          "11, '960102', DATE '2026-03-01'",
          "12, '960101', DATE '2026-03-04'",
          "12, '960101', DATE '2026-03-05'",
          "13, '960101', DATE '2026-03-05'",
          "14, '960101', DATE '2026-03-05'",
          "15, '960101', DATE '2026-03-06'",
          "16, '960101', DATE '2026-03-06'");
      assertThat(found(bench))
          .containsExactlyInAnyOrder(
              "11|960101|2026-03-01", "11|960102|2026-03-01", "12|960101|2026-03-05");
    }
  }

  @Test
  void aDayDeliveredTwiceIsOneAndWhatWasFoundStaysWhileItsCaseLives() {
    try (StepBench bench = bench()) {
      bench.given(
          "region_withdrawal",
          "biz_date, " + TAKEN,
          "DATE '2026-03-09', 11, '960101', DATE '2026-03-08'",
          "DATE '2026-03-10', 11, '960101', DATE '2026-03-08'");
      bench.given(
          "mule_withdrawal_before",
          TAKEN,
          "11, '960101', DATE '2026-03-08'",
          "12, '960103', DATE '2026-03-07'",
          "13, '960103', DATE '2026-03-07'");
      assertThat(found(bench))
          .containsExactlyInAnyOrder("11|960101|2026-03-08", "12|960103|2026-03-07");
    }
  }

  @Property(tries = 30)
  void itCountsForSoManyDaysAndLeavesWithTheWindows(
      @ForAll @IntRange(min = 0, max = 120) int usedAgo,
      @ForAll @IntRange(min = 0, max = 220) int takenAgo) {
    LocalDate night = LocalDate.parse(NIGHT);
    LocalDate taken = night.minusDays(takenAgo);
    LocalDate used = taken.minusDays(usedAgo);
    try (StepBench bench = StepBench.of(new MuleWithdrawal(CONF), NIGHT)) {
      bench.given("case_entity", USE, "'A', 'account', 11, 'layer', NULL");
      bench.given("region_case", CASE, "'A', 'filed', DATE '%s'".formatted(used));
      bench.given("mule_withdrawal_before", TAKEN, "11, '960101', DATE '%s'".formatted(taken));
      boolean counts = usedAgo < CONF.withdrawalDays() && takenAgo < 2 * CONF.windowDays();
      assertThat(found(bench)).hasSize(counts ? 1 : 0);
    }
  }

  @Test
  void onlyCashThatWasHandedOutSomewhereIsAWithdrawal() {
    try (StepBench bench = StepBench.of(new RegionWithdrawal(), NIGHT)) {
      bench.given(
          "account_leg",
          "transfer_id, account, counterparty, direction, channel, state, at, terminal_region",
          "'a', 11, NULL, 'out', 'atm', 'settled', TIMESTAMPTZ '2026-03-10 00:30:00+08:00', '960101'",
          "'b', 11, NULL, 'out', 'counter', 'settled', TIMESTAMPTZ '2026-03-10 23:30:00+08:00', '960101'",
          "'c', 12, NULL, 'out', 'atm', 'attempted', TIMESTAMPTZ '2026-03-10 12:00:00+08:00', '960101'",
          "'d', 12, NULL, 'in', 'atm', 'settled', TIMESTAMPTZ '2026-03-10 12:00:00+08:00', '960101'",
          "'e', 12, 99, 'out', 'pos', 'settled', TIMESTAMPTZ '2026-03-10 12:00:00+08:00', '960101'",
          "'f', 12, NULL, 'out', 'atm', 'settled', TIMESTAMPTZ '2026-03-10 12:00:00+08:00', NULL");
      assertThat(found(bench)).containsExactly("11|960101|2026-03-10");
    }
  }
}
