package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class AccountDayTest {

  private static final String COLUMNS =
      "transfer_id, account, counterparty, direction, at, amount, currency, channel, state,"
          + " balance_after";

  private static StepBench bench(String... rows) {
    return StepBench.of(new AccountDay(), "2026-03-10").given("account_leg", COLUMNS, rows);
  }

  private static String row(
      int id, String party, String direction, String hour, String amount, String rest) {
    return "'t%d', 1, %s, '%s', TIMESTAMPTZ '2026-03-10 %s:00+08:00', %s, %s"
        .formatted(id, party, direction, hour, amount, rest);
  }

  @Test
  void attemptsAreCountedButMoveNothing() {
    try (StepBench bench =
        bench(
            row(1, "7", "out", "10:00", "300", "'CNY', 'mobile', 'settled', 50"),
            row(2, "7", "out", "11:00", "900", "'CNY', 'mobile', 'rejected', NULL"),
            row(3, "8", "in", "12:00", "100", "'CNY', 'mobile', 'attempted', NULL"))) {
      assertThat(bench.lines("in_count", "out_count", "out_amount", "attempts", "payers", "payees"))
          .containsExactly("0|1|300.00|2|0|1");
    }
  }

  @Test
  void cashIsWhatLeavesWithoutAPayeeOrThroughCashLikeChannels() {
    try (StepBench bench =
        bench(
            row(1, "NULL", "out", "10:00", "300", "'CNY', 'counter', 'settled', NULL"),
            row(2, "7", "out", "10:01", "20", "'CNY', 'otc', 'settled', NULL"),
            row(3, "7", "out", "10:02", "1000", "'CNY', 'mobile', 'settled', NULL"),
            row(4, "NULL", "in", "10:03", "5000", "'CNY', 'cash', 'settled', NULL"))) {
      assertThat(bench.lines("cash_out_amount", "in_amount", "payees", "payers"))
          .containsExactly("320.00|5000.00|1|0");
    }
  }

  @Test
  void foreignMoneyCountsAsAMovementWithoutAmount() {
    try (StepBench bench =
        bench(row(1, "7", "out", "04:59", "100", "'HKD', 'mobile', 'settled', NULL"))) {
      assertThat(bench.lines("out_count", "out_amount", "night_amount", "payees"))
          .containsExactly("1|0.00|0.00|1");
      assertThat(bench.lines("out_histogram").get(0)).doesNotContain("1");
    }
  }

  @Test
  void theNightEndsAtFive() {
    try (StepBench bench =
        bench(
            row(1, "7", "out", "00:00", "1", "'CNY', 'mobile', 'settled', NULL"),
            row(2, "7", "in", "04:59", "2", "'CNY', 'mobile', 'settled', NULL"),
            row(3, "7", "out", "05:00", "4", "'CNY', 'mobile', 'settled', NULL"))) {
      assertThat(bench.lines("night_amount")).containsExactly("3.00");
    }
  }

  @Test
  void aWithheldLastBalanceIsNotAnsweredWithAnOlderOne() {
    try (StepBench bench =
        bench(
            row(1, "7", "out", "10:00", "1", "'CNY', 'mobile', 'settled', 90"),
            row(2, "7", "out", "11:00", "1", "'CNY', 'mobile', 'settled', NULL"))) {
      assertThat(bench.lines("closing_balance")).containsExactly("");
    }
  }

  @Test
  void theLastSettledMovementGivesTheBalanceAlsoInATie() {
    try (StepBench bench =
        bench(
            row(1, "7", "out", "10:00", "1", "'CNY', 'mobile', 'settled', 90"),
            row(3, "7", "out", "11:00", "1", "'CNY', 'mobile', 'settled', 70"),
            row(2, "7", "out", "11:00", "1", "'CNY', 'mobile', 'settled', 80"),
            row(4, "7", "out", "12:00", "1", "'CNY', 'mobile', 'rejected', 10"))) {
      assertThat(bench.lines("closing_balance")).containsExactly("70.00");
    }
  }

  @Property(tries = 60)
  void everyPaymentFallsIntoTheBinOfItsSize(
      @ForAll @LongRange(min = 1, max = 9_999_999_999L) long cents) {
    String amount = BigDecimal.valueOf(cents, 2).toPlainString();
    long yuan = Math.max(1, cents / 100);
    int bin = Math.min(SizeHistogram.BINS - 1, 63 - Long.numberOfLeadingZeros(yuan));
    try (StepBench bench =
        bench(row(1, "7", "out", "10:00", amount, "'CNY', 'mobile', 'settled', NULL"))) {
      List<String> bins =
          List.of(bench.lines("out_histogram").get(0).replaceAll("[\\[\\] ]", "").split(","));
      assertThat(bins).hasSize(SizeHistogram.BINS);
      assertThat(bins.indexOf("1")).isEqualTo(bin);
    }
  }

  @Test
  void edgesOfBinsBelongToTheUpperBin() {
    for (int bit = 0; bit < SizeHistogram.BINS; bit++) {
      long yuan = 1L << bit;
      try (StepBench bench =
          bench(row(1, "7", "out", "10:00", yuan + ".00", "'CNY', 'mobile', 'settled', NULL"))) {
        List<String> bins =
            List.of(bench.lines("out_histogram").get(0).replaceAll("[\\[\\] ]", "").split(","));
        assertThat(bins.indexOf("1")).isEqualTo(bit);
      }
    }
  }
}
