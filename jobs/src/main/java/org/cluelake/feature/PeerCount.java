package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * How many accounts of a kind were paid by, or paid, so many others in the last three nights, and
 * how closed the loops of money around them are: the histogram from which limits against peers are
 * read.
 *
 * <p>An account counts towards a measure of the last nights only where its value is at least 1, and
 * towards {@code closure} only where it has links, so that idle accounts do not dilute the
 * quantiles. Each bucket writes its own part; readers add the parts up.
 */
public final class PeerCount implements BucketStep {

  private static final long serialVersionUID = 1L;
  private static final int NIGHTS = 3;

  @Override
  public String id() {
    return "peer-count";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.ACCOUNT_EDGE_DAY, NIGHTS),
        Read.today(Tables.MONEY_LINK),
        Read.today(Tables.MONEY_LOOP),
        Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(
        Read.window(Tables.ACCOUNT_EDGE_DAY, NIGHTS),
        Read.today(Tables.MONEY_LINK),
        Read.today(Tables.MONEY_LOOP));
  }

  @Override
  public TableContract writes() {
    return Tables.PEER_COUNT;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH value AS (
          SELECT account, CASE direction WHEN 'in' THEN 'payers_72h' ELSE 'payees_72h' END AS measure,
                 count(DISTINCT counterparty)::INTEGER AS bin
          FROM account_edge_day
          WHERE transfers > 0
          GROUP BY account, direction
          UNION ALL
          SELECT account, 'closure', coalesce(length(bin(c.weight)), 0)::INTEGER
          FROM (SELECT DISTINCT account FROM money_link)
          LEFT JOIN (SELECT account, sum(weight)::BIGINT AS weight FROM money_loop
                     GROUP BY account) c USING (account)
        )
        SELECT coalesce(s.kind, 'unknown') AS peer_group, v.measure, v.bin,
               this_bucket() AS part, count(*)::BIGINT AS accounts
        FROM value v
        LEFT JOIN account_state s ON s.account = v.account
        GROUP BY ALL
        """;
  }
}
