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
 * Today's payments, also those attempted or rejected, to accounts the payer has not paid before the
 * last few nights within the memory of {@link PayPair}, with what the payer usually pays.
 *
 * <p>Kept out: sums under the floor, other currencies, and movements booked under an everyday
 * purpose. An account first paid yesterday is still a new one: scripts ask for more, day after day.
 * A purpose is what the payer writes; so a purchase is a row too, and whether a shop was paid is
 * told where the paid account is known. The usual amount is the upper edge of the {@link
 * SizeHistogram} bin in which the 95th percentile lies, over the nights before today.
 */
public final class NewPayeePayment implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/new-payee-payment.yaml}.
   *
   * @param floorAmount smallest payment kept, in yuan
   * @param newDays nights from the first payment on, its own included, for which an account is new
   * @param historyDays nights before today whose payments make the usual amount
   * @param everydayPurposes purpose codes of everyday life, lower case
   */
  public record Params(
      BigDecimal floorAmount, int newDays, int historyDays, List<String> everydayPurposes)
      implements Serializable {
    public Params {
      Require.that(floorAmount.signum() > 0, "floorAmount is %s; want over 0", floorAmount);
      Require.that(newDays >= 1, "newDays is %s; want 1 or more", newDays);
      Require.that(historyDays >= 7, "historyDays is %s; want 7 or more", historyDays);
      everydayPurposes = new EverydayPurposes(everydayPurposes).codes();
    }
  }

  private final Params params;

  public NewPayeePayment(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "new-payee-payment";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.ACCOUNT_LEG),
        Read.before(Tables.PAY_PAIR),
        Read.window(Tables.ACCOUNT_DAY, params.historyDays() + 1),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.NEW_PAYEE_PAYMENT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH payment AS (
          SELECT l.transfer_id, l.account, l.counterparty AS payee, l.at, l.amount, l.state
          FROM account_leg l
          WHERE l.direction = 'out' AND l.counterparty IS NOT NULL AND l.currency = 'CNY'
            AND l.amount >= %1$s AND NOT %2$s
            AND NOT EXISTS (SELECT 1 FROM pay_pair_before p
                            WHERE p.account = l.account AND p.payee = l.counterparty
                              AND p.first_paid_on <= %5$s)
        ), earlier AS (
          SELECT account, unnest(out_histogram) AS payments,
                 generate_subscripts(out_histogram, 1) - 1 AS bin
          FROM account_day d
          WHERE d.biz_date < %3$s
            AND EXISTS (SELECT 1 FROM payment p WHERE p.account = d.account)
        ), size AS (
          SELECT account, bin, sum(payments)::BIGINT AS payments
          FROM earlier GROUP BY account, bin
        ), reached AS (
          SELECT account, bin,
                 sum(payments) OVER (PARTITION BY account ORDER BY bin)::BIGINT AS up_to,
                 sum(payments) OVER (PARTITION BY account)::BIGINT AS payments
          FROM size
        ), usual AS (
          SELECT account, max(payments) AS payments,
                 %4$s AS amount
          FROM reached
          WHERE payments > 0 AND up_to * 100 >= payments * 95
          GROUP BY account
        )
        SELECT p.transfer_id, p.account, s.holder, p.payee, p.at, p.amount, p.state,
               u.amount AS usual_amount, coalesce(u.payments, 0)::BIGINT AS history_payments
        FROM payment p
        LEFT JOIN usual u ON u.account = p.account
        LEFT JOIN account_state s ON s.account = p.account
        """
        .formatted(
            params.floorAmount().toPlainString(),
            new EverydayPurposes(params.everydayPurposes()).condition(),
            asOf.sqlDate(),
            SizeHistogram.upperEdge("min(bin)"),
            new AsOf(asOf.minusDays(params.newDays())).sqlDate());
  }
}
