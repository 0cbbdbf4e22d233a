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
 * Large payments of the day that followed a small one of the same direction within a day, as
 * somebody does who first tries whether an account still works.
 *
 * <p>Source: AUSTRAC, financial crime guides on mule accounts (low-value test transfers before
 * large ones). An ordinary first payment to a landlord looks the same; detectors tell them apart.
 */
public final class TestedPayment implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/tested-payment.yaml}.
   *
   * @param minAmount smallest payment that is large, in yuan
   * @param minTimes least multiple of the small payment
   * @param hoursAfter hours after the small payment in which the large one falls
   * @param ordinaryPurposes purpose codes under which large sums are ordinary, lower case
   */
  public record Params(
      BigDecimal minAmount, int minTimes, int hoursAfter, List<String> ordinaryPurposes)
      implements Serializable {
    public Params {
      Require.that(minAmount.signum() > 0, "minAmount is %s; want over 0", minAmount);
      Require.that(minTimes >= 2, "minTimes is %s; want 2 or more", minTimes);
      Require.that(hoursAfter >= 1 && hoursAfter <= 24, "hoursAfter is %s; want 1-24", hoursAfter);
      Require.that(!ordinaryPurposes.isEmpty(), "ordinaryPurposes is empty; name rent and such");
      ordinaryPurposes = new EverydayPurposes(ordinaryPurposes).codes();
    }
  }

  private final Params params;

  public TestedPayment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "tested-payment";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG), Read.window(Tables.SMALL_PAYMENT, 2));
  }

  @Override
  public TableContract writes() {
    return Tables.TESTED_PAYMENT;
  }

  // A small payment of the large one's day lies within a day of it by itself; of yesterday's the
  // last decides, of today's the last before it or, where that is not known, the first.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH large AS (
          SELECT account, transfer_id, direction, counterparty, "at", amount
          FROM account_leg
          WHERE state = 'settled' AND currency = 'CNY' AND counterparty IS NOT NULL
            AND amount >= %1$s AND NOT %2$s
        ), trial AS (
          SELECT l.account, l.transfer_id,
                 {'same': s.counterparty = l.counterparty,
                  'at': CASE WHEN s.last_at < l."at" THEN s.last_at ELSE s.first_at END,
                  'amount': s.largest, 'counterparty': s.counterparty} AS test
          FROM large l
          JOIN small_payment s ON s.account = l.account AND s.direction = l.direction
          WHERE s.first_at < l."at" AND s.last_at >= l."at" - INTERVAL %3$d HOURS
            AND l.amount >= %4$d * s.largest
        ), best AS (
          SELECT account, transfer_id, max(test) AS test
          FROM trial
          GROUP BY account, transfer_id
        )
        SELECT l.account, l.transfer_id, l.direction, l.counterparty, l."at", l.amount,
               b.test.counterparty AS test_counterparty, b.test."at" AS test_at,
               b.test.amount AS test_amount, b.test.same AS is_same_pair
        FROM large l
        JOIN best b ON b.account = l.account AND b.transfer_id = l.transfer_id
        """
        .formatted(
            params.minAmount().toPlainString(),
            new EverydayPurposes(params.ordinaryPurposes()).condition(),
            params.hoursAfter(),
            params.minTimes());
  }
}
