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
 * Sums of the day that left an account as cash, or were tried to: at a machine, over the counter or
 * on the counter market. Withdrawals that were only booked ahead are not delivered.
 */
public final class CashWithdrawal implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Setting, from {@code conf/features/cash-withdrawal.yaml}.
   *
   * @param floorAmount smallest sum kept, in yuan
   */
  public record Params(BigDecimal floorAmount) implements Serializable {
    public Params {
      Require.that(floorAmount.signum() > 0, "floorAmount is %s; want over 0", floorAmount);
    }
  }

  private final Params params;

  public CashWithdrawal(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "cash-withdrawal";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.CASH_WITHDRAWAL;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, transfer_id, "at", amount, channel, state
        FROM account_leg
        WHERE direction = 'out' AND counterparty IS NULL AND currency = 'CNY'
          AND channel IN ('atm', 'counter', 'cash', 'otc') AND amount >= %s
        """
        .formatted(params.floorAmount().toPlainString());
  }
}
