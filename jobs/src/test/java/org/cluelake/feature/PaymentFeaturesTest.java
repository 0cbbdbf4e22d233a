package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

class PaymentFeaturesTest {

  private static final String LEG =
      "transfer_id, account, counterparty, direction, at, amount, currency, purpose, state";
  private static final String PAIR = "account, payee, first_paid_on, last_paid_on, transfers";
  private static final PayPair PAIRS = new PayPair(new PayPair.Params(30));
  private static final NewPayeePayment NEW_PAYEES =
      new NewPayeePayment(
          new NewPayeePayment.Params(new BigDecimal(500), 1, 30, List.of("salary", "rent")));

  private static String histogram(int bin, int payments, int otherBin, int others) {
    List<Integer> bins = new ArrayList<>(Collections.nCopies(SizeHistogram.BINS, 0));
    bins.set(bin, payments);
    bins.set(otherBin, others);
    return bins.toString();
  }

  @Test
  void aPairIsRememberedUntilItsLastPaymentIsTooOld() {
    try (StepBench bench =
        StepBench.of(PAIRS, "2026-03-31")
            .given(
                "pay_pair_before",
                PAIR,
                "1, 7, DATE '2025-01-01', DATE '2026-03-02', 4",
                "1, 8, DATE '2025-01-01', DATE '2026-03-01', 4",
                "1, 9, DATE '2025-01-01', DATE '2026-01-01', 4")
            .given(
                "account_edge_day",
                "account, counterparty, direction, transfers",
                "1, 9, 'out', 2",
                "1, 5, 'in', 1",
                "1, 6, 'out', 0")) {
      assertThat(bench.lines("payee", "first_paid_on", "last_paid_on", "transfers"))
          .containsExactly("7|2025-01-01|2026-03-02|4", "9|2026-03-31|2026-03-31|2");
    }
  }

  @Test
  void onlyLargeEnoughUnusualPaymentsToNewPayeesAreKept() {
    String at = "TIMESTAMPTZ '2026-03-10 10:00:00+08:00'";
    try (StepBench bench =
        StepBench.of(NEW_PAYEES, "2026-03-10")
            .given(
                "account_leg",
                LEG,
                "'new', 1, 7, 'out', " + at + ", 500, 'CNY', NULL, 'settled'",
                "'again', 1, 7, 'out', " + at + ", 900, 'CNY', 'gift', 'settled'",
                "'refused', 1, 8, 'out', " + at + ", 900, 'CNY', NULL, 'rejected'",
                "'known', 1, 9, 'out', " + at + ", 900, 'CNY', NULL, 'settled'",
                "'small', 1, 10, 'out', " + at + ", 499.99, 'CNY', NULL, 'settled'",
                "'rent', 1, 11, 'out', " + at + ", 900, 'CNY', 'rent', 'settled'",
                "'foreign', 1, 12, 'out', " + at + ", 900, 'USD', NULL, 'settled'",
                "'in', 1, 13, 'in', " + at + ", 900, 'CNY', NULL, 'settled'",
                "'cash', 1, NULL, 'out', " + at + ", 900, 'CNY', NULL, 'settled'")
            .given("pay_pair_before", PAIR, "1, 9, DATE '2026-01-01', DATE '2026-01-01', 1")) {
      assertThat(bench.lines("transfer_id", "state", "usual_amount", "history_payments", "holder"))
          .containsExactly("again|settled||0|", "new|settled||0|", "refused|rejected||0|");
    }
  }

  @Test
  void theUsualAmountIsTheBinReachingNinetyFivePercentOfEarlierNights() {
    String leg =
        "'t', 1, 7, 'out', TIMESTAMPTZ '2026-03-10 10:00:00+08:00', 900, 'CNY', NULL,"
            + " 'settled'";
    // 19 of 20 payments under 64 yuan are exactly 95 percent; one more large one tips the scale.
    try (StepBench bench =
        StepBench.of(NEW_PAYEES, "2026-03-10")
            .given("account_leg", LEG, leg)
            .given("account_state", "account, holder", "1, 77")
            .given(
                "account_day",
                "biz_date, account, out_histogram",
                "DATE '2026-03-09', 1, " + histogram(5, 10, 12, 0),
                "DATE '2026-03-01', 1, " + histogram(5, 9, 12, 1),
                "DATE '2026-03-10', 1, " + histogram(20, 50, 12, 0),
                "DATE '2026-03-09', 2, " + histogram(20, 50, 12, 0))) {
      assertThat(bench.lines("usual_amount", "history_payments", "holder"))
          .containsExactly("64.00|20|77");
      StepBench unused =
          bench.given(
              "account_day",
              "biz_date, account, out_histogram",
              "DATE '2026-02-20', 1, " + histogram(12, 1, 5, 0));
      assertThat(bench.lines("usual_amount", "history_payments", "holder"))
          .containsExactly("8192.00|21|77");
    }
  }

  @Test
  void peersAreCountedByKindAndEachBucketWritesItsOwnPart() {
    try (StepBench bench =
        StepBench.ofBucket(new PeerCount(), "2026-03-10", 2, 4)
            .given(
                "account_edge_day",
                "biz_date, account, counterparty, direction, transfers",
                "DATE '2026-03-08', 2, 7, 'in', 1",
                "DATE '2026-03-10', 2, 7, 'in', 3",
                "DATE '2026-03-10', 2, 8, 'in', 1",
                "DATE '2026-03-10', 2, 9, 'in', 0",
                "DATE '2026-03-10', 6, 7, 'in', 1",
                "DATE '2026-03-10', 6, 8, 'in', 1",
                "DATE '2026-03-10', 6, 8, 'out', 1")
            .given("account_state", "account, kind", "2, 'debit'")) {
      assertThat(bench.lines("peer_group", "measure", "bin", "part", "accounts"))
          .containsExactly(
              "debit|payers_72h|2|2|1", "unknown|payees_72h|1|2|1", "unknown|payers_72h|2|2|1");
    }
  }
}
