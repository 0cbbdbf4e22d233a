package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** The day's connected calls with devices of many cards: few, so one table holds them all. */
public final class SharedDeviceCall implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "shared-device-call";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL), Read.today(Tables.DEVICE_CARD));
  }

  @Override
  public TableContract writes() {
    return Tables.SHARED_DEVICE_CALL;
  }

  // A leg lies in its number's bucket alone, so each is written once.
  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT c.imei, c.number, c.record_id, c.started_at,
               c.started_at + to_seconds(c.duration_s) AS ended_at, c.cell
        FROM telecom_call c
        WHERE c.answered AND c.duration_s > 0
          AND c.imei IN (SELECT imei FROM device_card)
        """;
  }
}
