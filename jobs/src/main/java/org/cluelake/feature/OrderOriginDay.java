package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * From what networks and devices an account's payments of the day were ordered, and how fast these
 * changed: whoever orders through tunnels and second-dial addresses turns up everywhere at once.
 */
public final class OrderOriginDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "order-origin-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.ACCOUNT_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.ORDER_ORIGIN_DAY;
  }

  // Flags come joined by bars in any order, so each kind of network is asked for by itself.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH ordered AS (
          SELECT account, "at", transfer_id, device,
                 contains(coalesce(network_origin_flags, ''), 'vpn') AS is_vpn,
                 contains(coalesce(network_origin_flags, ''), 'datacentre') AS is_datacentre,
                 contains(coalesce(network_origin_flags, ''), 'overseas') AS is_overseas,
                 contains(coalesce(network_origin_flags, ''), 'shared') AS is_shared
          FROM account_leg
          WHERE direction = 'out' AND device IS NOT NULL
        ), kinds AS (
          SELECT *, [is_vpn, is_datacentre, is_overseas, is_shared] AS origin FROM ordered
        ), steps AS (
          SELECT *, lag(origin) OVER w AS origin_before, lag(device) OVER w AS device_before,
                 lag("at") OVER w AS at_before
          FROM kinds
          WINDOW w AS (PARTITION BY account ORDER BY "at", transfer_id)
        )
        SELECT account, count(*)::INTEGER AS orders,
               count(*) FILTER (is_vpn)::INTEGER AS vpn,
               count(*) FILTER (is_datacentre)::INTEGER AS datacentre,
               count(*) FILTER (is_overseas)::INTEGER AS overseas,
               count(*) FILTER (is_shared)::INTEGER AS shared,
               count(DISTINCT device)::INTEGER AS devices,
               count(*) FILTER (origin <> origin_before)::INTEGER AS origin_changes,
               count(*) FILTER (device <> device_before)::INTEGER AS device_changes,
               min(date_diff('second', at_before, "at")) FILTER (origin <> origin_before)::INTEGER
                 AS quickest_change_s
        FROM steps
        GROUP BY account
        """;
  }
}
