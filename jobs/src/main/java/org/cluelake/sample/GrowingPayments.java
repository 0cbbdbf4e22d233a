package org.cluelake.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several payments, each a multiple of the one before, hours apart. Scripts bleed a victim so, and
 * so are a kitchen, a wedding or a used car paid.
 */
final class GrowingPayments {

  private GrowingPayments() {}

  /**
   * The payments, planned and settled.
   *
   * @param payer who pays
   * @param payees whom, asked once a payment
   * @param from first moment
   * @param count how many
   * @param total yuan in all
   * @param draw what shapes them
   */
  static List<Transfer> of(
      Account payer, Supplier<Account> payees, int from, int count, double total, Draw draw) {
    double step = draw.between(1.0, 2.4);
    double weights = 0;
    for (int i = 0; i < count; i++) {
      weights += StrictMath.pow(step, i);
    }
    List<Transfer> payments = new ArrayList<>();
    int at = Clock.awake(from, draw);
    for (int i = 0; i < count; i++) {
      double yuan = Math.max(50, total * StrictMath.pow(step, i) / weights);
      Account payee = payees.get();
      if (payee.owner() != payer.owner()) {
        payments.add(
            Transfer.of(
                    at,
                    payer,
                    payee,
                    PassOn.round(Math.round(yuan * 100) + 1) / 100.0,
                    "mobile",
                    draw.chance(0.3) ? "purchase" : null)
                .asPlanned());
      }
      at = Clock.awake(at + (int) (draw.logNormal(7, 1.3) * Clock.HOUR), draw);
    }
    return payments;
  }
}
