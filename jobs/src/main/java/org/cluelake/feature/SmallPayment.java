package org.cluelake.feature;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Payments of a test's size today, by pair and direction.
 *
 * <p>The first and the last of a day are enough to know whether one fell within a day before any
 * later payment, so midnight changes nothing.
 */
public final class SmallPayment implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/small-payment.yaml}.
   *
   * @param maxAmount largest payment that may be a test, in yuan
   * @param ordinaryPurposes purpose codes under which small sums are ordinary, lower case
   */
  public record Params(BigDecimal maxAmount, List<String> ordinaryPurposes)
      implements Serializable {
    public Params {
      Require.that(maxAmount.signum() > 0, "maxAmount is %s; want over 0", maxAmount);
      Require.that(
          !ordinaryPurposes.isEmpty(), "ordinaryPurposes is empty; name red packets and the like");
      ordinaryPurposes = new EverydayPurposes(ordinaryPurposes).codes();
    }
  }

  private final Params params;

  public SmallPayment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "small-payment";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.SMALL_PAYMENT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, counterparty, direction, count(*)::INTEGER AS payments,
               max(amount)::DECIMAL(18,2) AS largest, min("at") AS first_at, max("at") AS last_at
        FROM account_leg
        WHERE state = 'settled' AND currency = 'CNY' AND counterparty IS NOT NULL
          AND amount <= %s AND NOT %s
        GROUP BY account, counterparty, direction
        """
        .formatted(
            params.maxAmount().toPlainString(),
            new EverydayPurposes(params.ordinaryPurposes()).condition());
  }
}
