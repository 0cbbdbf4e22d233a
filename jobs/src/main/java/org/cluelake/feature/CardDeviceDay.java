package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Which devices a card was used in on the day. */
public final class CardDeviceDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "card-device-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.CARD_DEVICE_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT number, imei, min(type_allocation_code) AS type_allocation_code,
               count(*)::INTEGER AS calls, sum(duration_s)::BIGINT AS talk_s,
               min(started_at) AS first_at, max(started_at) AS last_at
        FROM telecom_call
        WHERE imei IS NOT NULL
        GROUP BY number, imei
        """;
  }
}
