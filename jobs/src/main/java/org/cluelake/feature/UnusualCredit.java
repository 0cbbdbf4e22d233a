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
 * Credits of the day that may be bait or money raised for a payment: a modest sum from somebody
 * hardly known, a loan paid out, a time deposit broken early.
 *
 * <p>Two accounts hardly know each other while their first movement, in either direction, is a few
 * days old. Sums booked under an everyday purpose, a refund say, are no bait. Source of the raised
 * kinds: FinCEN FIN-2023-Alert005, red flags of investment fraud.
 */
public final class UnusualCredit implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/unusual-credit.yaml}.
   *
   * @param newDays nights from their first movement on, tonight included, for which two accounts
   *     hardly know each other
   * @param minBait smallest sum that may be bait, in yuan
   * @param maxBait largest sum that may be bait, in yuan
   * @param minRaised smallest loan or deposit kept, in yuan
   * @param loanPurposes purpose codes of loans paid out, lower case
   * @param depositPurposes purpose codes of time deposits broken early, lower case
   * @param everydayPurposes purpose codes under which nothing is bait, lower case
   */
  public record Params(
      int newDays,
      BigDecimal minBait,
      BigDecimal maxBait,
      BigDecimal minRaised,
      List<String> loanPurposes,
      List<String> depositPurposes,
      List<String> everydayPurposes)
      implements Serializable {
    public Params {
      Require.that(newDays >= 1, "newDays is %s; want 1 or more", newDays);
      Require.that(minBait.signum() > 0, "minBait is %s; want over 0", minBait);
      Require.that(maxBait.compareTo(minBait) >= 0, "maxBait is %s; want minBait or more", maxBait);
      Require.that(minRaised.signum() > 0, "minRaised is %s; want over 0", minRaised);
      loanPurposes = new EverydayPurposes(loanPurposes).codes();
      depositPurposes = new EverydayPurposes(depositPurposes).codes();
      everydayPurposes = new EverydayPurposes(everydayPurposes).codes();
    }
  }

  private final Params params;

  public UnusualCredit(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "unusual-credit";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.ACCOUNT_LEG),
        Read.today(Tables.MONEY_LINK),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.UNUSUAL_CREDIT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH credit AS (
          SELECT account, transfer_id, counterparty, "at", amount,
                 CASE WHEN %1$s THEN 'loan' WHEN %2$s THEN 'deposit_break'
                      WHEN NOT %3$s AND amount BETWEEN %4$s AND %5$s THEN 'new_payer' END AS kind
          FROM account_leg
          WHERE direction = 'in' AND state = 'settled' AND currency = 'CNY'
        )
        SELECT c.account, c.transfer_id, s.holder, c.kind, c.counterparty AS payer, c."at", c.amount
        FROM credit c JOIN account_state s ON s.account = c.account
        WHERE s.kind NOT IN ('merchant', 'corporate')
          AND CASE WHEN c.kind = 'new_payer'
                   THEN EXISTS (SELECT 1 FROM money_link m
                                WHERE m.account = c.account AND m.counterparty = c.counterparty
                                  AND least(m.first_out_on, m.first_in_on) > %6$s)
                   ELSE c.kind IS NOT NULL AND c.amount >= %7$s END
        """
        .formatted(
            new EverydayPurposes(params.loanPurposes()).condition(),
            new EverydayPurposes(params.depositPurposes()).condition(),
            new EverydayPurposes(params.everydayPurposes()).condition(),
            params.minBait().toPlainString(),
            params.maxBait().toPlainString(),
            new AsOf(asOf.minusDays(params.newDays())).sqlDate(),
            params.minRaised().toPlainString());
  }
}
