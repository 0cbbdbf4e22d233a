package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * What moved today between an account and each account at the other end, by direction.
 *
 * <p>Movements in other currencies than yuan count as movements but add nothing to the amounts:
 * there are no exchange rates in the lake, and adding up currencies would be wrong.
 */
public final class AccountEdgeDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/account-edge-day.yaml}.
   *
   * @param everydayPurposes purpose codes of everyday life, lower case
   */
  public record Params(List<String> everydayPurposes) implements Serializable {
    public Params {
      everydayPurposes = new EverydayPurposes(everydayPurposes).codes();
    }
  }

  private final Params params;

  public AccountEdgeDay(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "account-edge-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.ACCOUNT_EDGE_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT account, counterparty, direction,
               count(*) FILTER (WHERE state = 'settled')::INTEGER AS transfers,
               count(*) FILTER (WHERE state <> 'settled')::INTEGER AS attempts,
               coalesce(sum(amount) FILTER (WHERE state = 'settled' AND currency = 'CNY'), 0)
                 ::DECIMAL(18,2) AS amount,
               coalesce(max(amount) FILTER (WHERE currency = 'CNY'), 0)::DECIMAL(18,2) AS largest,
               count(*) FILTER (WHERE state = 'settled' AND %s)::INTEGER AS everyday,
               min("at") AS first_at,
               max("at") AS last_at
        FROM account_leg
        WHERE counterparty IS NOT NULL
        GROUP BY account, counterparty, direction
        """
        .formatted(new EverydayPurposes(params.everydayPurposes()).condition());
  }
}
