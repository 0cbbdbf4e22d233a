package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * Devices with which payments of several holders were ordered lately, with their accounts: the
 * exchange from accounts to ordering devices. Accounts of merchants and firms are left aside, since
 * staff share the devices of a till.
 */
public final class SharedDevice implements GatherStep {

  private static final long serialVersionUID = 1L;

  private static final String USED =
      """
      WITH used AS (
        SELECT d.device, d.account, sum(d.orders)::INTEGER AS orders,
               sum(sum(d.orders)) OVER (PARTITION BY d.account)::INTEGER AS all_orders,
               sum(d.flagged)::INTEGER AS flagged, max(d.last_at) AS last_at,
               max(s.holder) AS holder
        FROM account_device_day d LEFT JOIN account_state s ON s.account = d.account
        WHERE coalesce(s.kind, '') NOT IN ('merchant', 'corporate')
        GROUP BY d.device, d.account
      )
      """;

  /**
   * Settings, from {@code conf/features/shared-device.yaml}.
   *
   * @param days nights of use, tonight's included
   * @param minHolders known holders of a device from which it is kept
   */
  public record Params(int days, int minHolders) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minHolders >= 2, "minHolders is %s; want 2 or more", minHolders);
    }
  }

  private final Params params;

  public SharedDevice(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "shared-device";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.window(Tables.ACCOUNT_DEVICE_DAY, params.days()), Read.today(Tables.ACCOUNT_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.SHARED_DEVICE;
  }

  // A holder's accounts may lie in several buckets, so that counts of holders do not add up; their
  // sum is at least the true count, and few devices reach it.
  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "seen",
            USED
                + """
                SELECT device, count(DISTINCT holder)::INTEGER AS holders FROM used GROUP BY device
                """),
        new Gathering(
            "pair",
            USED
                + """
                , busy AS (
                  SELECT device FROM seen SEMI JOIN used USING (device)
                  GROUP BY device HAVING sum(holders) >= %d
                )
                SELECT * FROM used SEMI JOIN busy USING (device)
                """
                    .formatted(params.minHolders())));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT p.device, p.account, p.orders, p.all_orders, p.flagged, d.accounts, d.holders,
               d.visitors, p.last_at
        FROM pair p
        JOIN (SELECT device, count(*)::INTEGER AS accounts,
                     count(DISTINCT holder)::INTEGER AS holders,
                     count(*) FILTER (2 * orders < all_orders)::INTEGER AS visitors
              FROM pair GROUP BY device HAVING count(DISTINCT holder) >= %d) d
          ON d.device = p.device
        """
        .formatted(params.minHolders());
  }
}
