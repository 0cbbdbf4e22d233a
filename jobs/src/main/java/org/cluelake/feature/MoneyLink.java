package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * With whom each account deals, in either direction, as far back as the memory of the lake goes; a
 * carried state. Amounts play no part.
 *
 * <p>Days on which all movements of a pair were everyday life (salary, rent, shops) make no link,
 * and accounts of merchants and firms have none: their side of a link is not kept.
 */
public final class MoneyLink implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/money-link.yaml}.
   *
   * @param memoryDays a link is forgotten once its last movement is this many days old
   */
  public record Params(int memoryDays) implements Serializable {
    public Params {
      Require.that(memoryDays >= 30, "memoryDays is %s; want 30 or more", memoryDays);
    }
  }

  private final Params params;

  public MoneyLink(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "money-link";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.ACCOUNT_EDGE_DAY),
        Read.before(Tables.MONEY_LINK),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.MONEY_LINK;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH link AS (
          SELECT account, counterparty, min(first_out_on) AS first_out_on,
                 min(first_in_on) AS first_in_on, max(last_on) AS last_on,
                 sum(nights)::INTEGER AS nights,
                 sum(out_transfers)::BIGINT AS out_transfers,
                 sum(in_transfers)::BIGINT AS in_transfers,
                 count(*) OVER (PARTITION BY account)::INTEGER AS links
          FROM (
            SELECT account, counterparty, first_out_on, first_in_on, last_on, nights,
                   coalesce(out_transfers, (first_out_on IS NOT NULL)::INTEGER) AS out_transfers,
                   coalesce(in_transfers, (first_in_on IS NOT NULL)::INTEGER) AS in_transfers
            FROM money_link_before
            WHERE last_on > %2$s
            UNION ALL
            SELECT account, counterparty,
                   CASE WHEN bool_or(direction = 'out') THEN %1$s END,
                   CASE WHEN bool_or(direction = 'in') THEN %1$s END, %1$s, 1,
                   coalesce(sum(transfers - everyday) FILTER (WHERE direction = 'out'), 0),
                   coalesce(sum(transfers - everyday) FILTER (WHERE direction = 'in'), 0)
            FROM account_edge_day
            WHERE transfers > everyday AND counterparty <> account
            GROUP BY account, counterparty
          )
          GROUP BY account, counterparty
        )
        SELECT l.*, s.holder
        FROM link l LEFT JOIN account_state s ON s.account = l.account
        WHERE coalesce(s.kind, '') NOT IN ('merchant', 'corporate')
        """
        .formatted(asOf.sqlDate(), new AsOf(asOf.minusDays(params.memoryDays())).sqlDate());
  }
}
