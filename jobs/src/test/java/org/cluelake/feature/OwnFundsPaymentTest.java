package org.cluelake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.cluelake.testkit.StepBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Person 11 owns accounts 101 to 104, the last a credit one, and was called from ten to eleven. */
class OwnFundsPaymentTest {

  private StepBench bench;

  @BeforeEach
  void start() {
    bench = StepBench.of(new OwnFundsPayment(new OwnFundsPayment.Params(3, 24)), "2026-03-10");
    bench.given(
        "contact_aftermath",
        "number, holder, holder_kind, other, is_self_listed, first_at, last_at",
        "1, 11, 'person', 900, false, " + at(10) + ", " + at(11));
    for (int account = 101; account <= 104; account++) {
      account(account, 11, account == 104 ? "credit" : "debit");
    }
    account(801, 80, "debit");
    pay(101, 801, 15);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void ownMoneyAndCreditAreToldApart() {
    move(102, 101, 3000, 12);
    move(103, 101, 500, 13);
    move(104, 101, 2000, 14);
    assertThat(bench.lines("sources", "gathered", "gathered_at", "credit", "drawn_at"))
        .containsExactly("2|3500.00|2026-03-10 13:00:00+08|2000.00|2026-03-10 14:00:00+08");
  }

  @Test
  void moneyOfOthersMoneyBeforeTheCallAndMoneyAfterThePaymentAreNotGathered() {
    account(70, 12, "debit");
    move(70, 101, 9000, 12);
    move(102, 101, 9000, 9);
    move(103, 101, 9000, 16);
    assertThat(bench.lines("gathered")).isEmpty();
  }

  @Test
  void onlyTheFilledAccountsPaymentsCount() {
    move(102, 101, 3000, 12);
    pay(103, 801, 15);
    assertThat(bench.lines("account", "amount")).containsExactly("101|3000.00");
  }

  @Test
  void aPurchaseAtAMerchantIsLeftOutUnlessItIsListed() {
    account(802, 90, "merchant");
    pay(102, 802, 15);
    move(101, 102, 3000, 12);
    assertThat(bench.lines("payee")).isEmpty();
    bench.given(
        "listed_entity",
        "entity_kind, entity, status, source, layer",
        "'account', 802, 'active', 'case', 1");
    assertThat(bench.lines("payee", "is_payee_listed")).containsExactly("802|true");
  }

  private void account(int account, int holder, String kind) {
    bench.given(
        "account_state", "account, holder, kind", "%d, %d, '%s'".formatted(account, holder, kind));
  }

  private void move(int from, int to, int yuan, int hour) {
    bench.given(
        "account_edge_day",
        "account, counterparty, direction, transfers, amount, first_at, last_at",
        "%d, %d, 'out', 1, %d, %s, %s".formatted(from, to, yuan, at(hour), at(hour)));
  }

  private void pay(int account, int payee, int hour) {
    bench.given(
        "new_payee_payment",
        "transfer_id, account, holder, payee, at, amount, state",
        "'t%d', %d, 11, %d, %s, 3000, 'settled'".formatted(account, account, payee, at(hour)));
  }

  private static String at(int hour) {
    return "TIMESTAMPTZ '2026-03-10 %02d:00:00+08:00'".formatted(hour);
  }
}
