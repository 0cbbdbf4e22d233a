package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/** Whom each account has paid, as far back as the memory of the lake goes; a carried state. */
public final class PayPair implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/pay-pair.yaml}.
   *
   * @param memoryDays a pair is forgotten once its last payment is this many days old
   */
  public record Params(int memoryDays) implements Serializable {
    public Params {
      Require.that(memoryDays >= 30, "memoryDays is %s; want 30 or more", memoryDays);
    }
  }

  private final Params params;

  public PayPair(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "pay-pair";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_EDGE_DAY), Read.before(Tables.PAY_PAIR));
  }

  @Override
  public TableContract writes() {
    return Tables.PAY_PAIR;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, payee, min(first_paid_on) AS first_paid_on,
               max(last_paid_on) AS last_paid_on, sum(transfers)::BIGINT AS transfers
        FROM (
          SELECT account, payee, first_paid_on, last_paid_on, transfers
          FROM pay_pair_before
          WHERE last_paid_on > %2$s
          UNION ALL
          SELECT account, counterparty, %1$s, %1$s, transfers
          FROM account_edge_day
          WHERE direction = 'out' AND transfers > 0
        )
        GROUP BY account, payee
        """
        .formatted(asOf.sqlDate(), new AsOf(asOf.minusDays(params.memoryDays())).sqlDate());
  }
}
