package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.Test;

/** Each person's run of payments over her accounts, and the credits around it. */
class PaymentRunTest {

  private static final PaymentRun STEP = new PaymentRun(new PaymentRun.Params(7, 3, 10, 2));
  private static final String PAYMENT =
      "biz_date, transfer_id, account, holder, payee, at, amount, state";
  private static final String CREDIT =
      "biz_date, account, transfer_id, holder, kind, payer, amount";

  private static String paid(
      String id, long account, long holder, long payee, String at, int yuan) {
    return paid(id, account, holder, payee, at, yuan, "settled");
  }

  private static String paid(
      String id, long account, long holder, long payee, String at, int yuan, String state) {
    return "DATE '%s', '%s', %d, %d, %d, TIMESTAMPTZ '%s+08:00', %d, '%s'"
        .formatted(at.substring(0, 10), id, account, holder, payee, at, yuan, state);
  }

  private static List<String> run(StepBench bench) {
    return bench.lines("person", "kind", "transfer_id", "place", "previous_amount");
  }

  @Test
  void paymentsOfAllAccountsOfAPersonAreOneRunInTheOrderOfTime() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("c", 11, 1, 91, "2026-03-10 09:00:00", 900),
          paid("a", 12, 1, 92, "2026-03-09 09:00:00", 600),
          paid("b", 11, 1, 93, "2026-03-09 10:00:00", 500),
          paid("alone", 13, 2, 91, "2026-03-10 09:00:00", 900));
      assertThat(run(bench))
          .containsExactly("1|payment|a|1|", "1|payment|b|2|600.00", "1|payment|c|3|500.00");
    }
  }

  @Test
  void earlierPaymentsStayAroundOneToANamedReceiver() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "account_state",
          "account, holder, kind, opened_on",
          "11, 1, 'debit', DATE '2020-01-01'",
          "21, 2, 'debit', DATE '2020-01-01'");
      bench.given(
          "listed_entity",
          "entity_kind, entity, status, source, layer",
          "'account', 93, 'active', 'case', 1",
          "'account', 94, 'active', 'case', 2",
          "'account', 95, 'active', 'list', NULL");
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("before", 11, 1, 91, "2026-03-04 09:00:00", 900),
          paid("named", 11, 1, 93, "2026-03-06 09:00:00", 900),
          paid("chain", 21, 2, 94, "2026-03-06 09:00:00", 900),
          paid("pattern", 21, 2, 95, "2026-03-06 10:00:00", 900));
      assertThat(bench.lines("person", "transfer_id", "is_other_listed"))
          .containsExactly("1|before|false", "1|named|true");
    }
  }

  @Test
  void merchantsOwnAccountsAndFirmsAsPayersAreLeftOutUnlessThePayeeIsListed() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "account_state",
          "account, holder, kind",
          "11, 1, 'debit'",
          "21, 2, 'corporate'",
          "91, 7, 'merchant'",
          "92, 1, 'debit'",
          "93, 7, 'merchant'");
      bench.given(
          "listed_entity",
          "entity_kind, entity, status, source, layer",
          "'account', 93, 'active', 'case', 1");
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("shop", 11, 1, 91, "2026-03-10 07:00:00", 900),
          paid("own", 11, 1, 92, "2026-03-10 08:00:00", 900),
          paid("listed", 11, 1, 93, "2026-03-10 09:00:00", 900),
          paid("other", 11, 1, 94, "2026-03-10 10:00:00", 900),
          paid("f1", 21, 2, 94, "2026-03-10 10:00:00", 900),
          paid("f2", 21, 2, 95, "2026-03-10 11:00:00", 900));
      assertThat(bench.lines("person", "transfer_id", "is_other_listed"))
          .containsExactly("1|listed|true", "1|other|false");
    }
  }

  @Test
  void creditsComeWithARunOnlyAndNotFromOwnAccounts() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given("account_state", "account, holder, kind", "81, 8, 'debit'", "12, 1, 'debit'");
      bench.given(
          "unusual_credit",
          CREDIT,
          "DATE '2026-03-05', 11, 'bait', 1, 'new_payer', 81, 40",
          "DATE '2026-03-05', 11, 'own', 1, 'new_payer', 12, 40",
          "DATE '2026-03-05', 11, 'loan', 1, 'loan', NULL, 9000",
          "DATE '2026-03-05', 31, 'calm', 3, 'new_payer', 81, 40");
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("a", 11, 1, 91, "2026-03-10 09:00:00", 900),
          paid("b", 11, 1, 91, "2026-03-10 10:00:00", 900),
          paid("c", 31, 3, 91, "2026-03-10 10:00:00", 900));
      assertThat(bench.lines("person", "kind", "transfer_id", "other_kind"))
          .containsExactlyInAnyOrder(
              "1|new_payer|bait|debit", "1|loan|loan|", "1|payment|a|", "1|payment|b|");
    }
  }

  @Test
  void anAttemptSettledUnderTheSameIdOnALaterNightIsOnePayment() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("a", 11, 1, 91, "2026-03-09 23:50:00", 900, "attempted"),
          paid("a", 11, 1, 91, "2026-03-10 00:10:00", 900),
          paid("b", 11, 1, 91, "2026-03-10 10:00:00", 950));
      assertThat(bench.lines("transfer_id", "state", "previous_amount"))
          .containsExactly("a|settled|", "b|settled|900.00");
    }
  }

  @Test
  void aCreditDeliveredAgainOnALaterNightIsOne() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "unusual_credit",
          CREDIT,
          "DATE '2026-03-08', 11, 'bait', 1, 'new_payer', 81, 40",
          "DATE '2026-03-09', 11, 'bait', 1, 'new_payer', 81, 45");
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("a", 11, 1, 91, "2026-03-10 09:00:00", 900),
          paid("b", 11, 1, 91, "2026-03-10 10:00:00", 900));
      assertThat(bench.lines("kind", "transfer_id", "amount"))
          .containsExactlyInAnyOrder(
              "new_payer|bait|45.00", "payment|a|900.00", "payment|b|900.00");
    }
  }

  @Test
  void whatTheAccountsReceivedMeanwhileIsToldWithoutEverydayMoney() {
    try (StepBench bench = StepBench.of(STEP, "2026-03-10")) {
      bench.given(
          "account_edge_day",
          "biz_date, account, counterparty, direction, amount, transfers, everyday",
          "DATE '2026-03-10', 11, 71, 'in', 300, 2, 1",
          "DATE '2026-03-08', 12, 72, 'in', 40, 1, 0",
          "DATE '2026-03-08', 12, 73, 'in', 6000, 1, 1",
          "DATE '2026-03-08', 12, 74, 'out', 500, 1, 0",
          "DATE '2026-03-08', 13, 74, 'in', 500, 1, 0");
      bench.given(
          "new_payee_payment",
          PAYMENT,
          paid("a", 11, 1, 91, "2026-03-10 09:00:00", 900),
          paid("b", 12, 1, 91, "2026-03-10 10:00:00", 900),
          paid("c", 11, 1, 92, "2026-03-10 11:00:00", 900));
      assertThat(bench.lines("transfer_id", "received"))
          .containsExactly("a|340.00", "b|340.00", "c|340.00");
    }
  }

  @Property(tries = 20)
  void aCreditIsBaitWhileTheTwoHardlyKnowEachOther(
      @ForAll @IntRange(min = 0, max = 20) int daysOut,
      @ForAll @IntRange(min = 0, max = 20) int daysIn) {
    UnusualCredit step =
        new UnusualCredit(
            new UnusualCredit.Params(
                7,
                BigDecimal.ONE,
                new BigDecimal(5000),
                new BigDecimal(3000),
                List.of("loan"),
                List.of("deposit_break"),
                List.of("refund")));
    try (StepBench bench = StepBench.of(step, "2026-03-31")) {
      bench.given("account_state", "account, holder, kind", "1, 5, 'debit'");
      bench.given(
          "money_link",
          "account, counterparty, first_out_on, first_in_on",
          "1, 9, DATE '2026-03-31' - %d, DATE '2026-03-31' - %d".formatted(daysOut, daysIn));
      bench.given(
          "account_leg",
          "transfer_id, account, counterparty, direction, amount, currency, purpose, state",
          "'plain', 1, 9, 'in', 40, 'CNY', NULL, 'settled'",
          "'refund', 1, 9, 'in', 40, 'CNY', 'Refund', 'settled'",
          "'broken', 1, NULL, 'in', 3000, 'CNY', 'DEPOSIT_BREAK', 'settled'",
          "'small', 1, NULL, 'in', 2999.99, 'CNY', 'loan', 'settled'",
          "'refused', 1, 9, 'in', 40, 'CNY', NULL, 'rejected'",
          "'out', 1, 9, 'out', 40, 'CNY', NULL, 'settled'");
      List<String> found = bench.lines("transfer_id", "kind");
      assertThat(found)
          .isEqualTo(
              Math.max(daysOut, daysIn) < 7
                  ? List.of("broken|deposit_break", "plain|new_payer")
                  : List.of("broken|deposit_break"));
    }
  }
}
