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
 * Device numbers that are copied: two cards talked under one of them at the same minutes in
 * different cells, as no one device can. Only devices of many cards are watched call by call.
 */
public final class CopiedDevice implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * Settings, from {@code conf/features/copied-device.yaml}.
   *
   * @param days nights of calls compared, tonight included
   * @param minPairs pairs of calls at once in different cells from which a device is copied
   */
  public record Params(int days, int minPairs) implements Serializable {
    public Params {
      Require.that(days >= 1, "days is %s; want 1 or more", days);
      Require.that(minPairs >= 1, "minPairs is %s; want 1 or more", minPairs);
    }
  }

  private final Params params;

  public CopiedDevice(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "copied-device";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.window(Tables.SHARED_DEVICE_CALL, params.days()));
  }

  @Override
  public TableContract writes() {
    return Tables.COPIED_DEVICE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT a.imei, count(*)::INTEGER AS pairs, max(least(a.ended_at, b.ended_at)) AS last_at
        FROM shared_device_call a
        JOIN shared_device_call b ON b.imei = a.imei AND b.number > a.number AND b.cell <> a.cell
          AND b.started_at < a.ended_at AND a.started_at < b.ended_at
        GROUP BY a.imei
        HAVING count(*) >= %d
        """
        .formatted(params.minPairs());
  }
}
