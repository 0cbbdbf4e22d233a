package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Numbers of persons used today in the roaming cells of a compound abroad that is listed on that
 * day.
 */
public final class RiskRoaming implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "risk-roaming";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.TELECOM_CALL),
        Read.today(Tables.SUBSCRIBER_STATE),
        Read.latest(Tables.RISK_PLACE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.TELECOM_CALL));
  }

  @Override
  public TableContract writes() {
    return Tables.RISK_ROAMING;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH compound AS (
          SELECT DISTINCT place_id, cell_prefix FROM risk_place
          WHERE kind = 'compound' AND cell_prefix IS NOT NULL
            AND valid_from <= %1$s AND (valid_to IS NULL OR valid_to >= %1$s)
        ), roaming AS (
          SELECT number, cell, started_at FROM telecom_call
          WHERE roaming_country IS NOT NULL AND cell IS NOT NULL
        )
        SELECT r.number, s.holder AS person, c.place_id, count(*)::INTEGER AS calls,
               min(r.started_at) AS first_at, max(r.started_at) AS last_at
        FROM roaming r
        JOIN compound c ON starts_with(r.cell, c.cell_prefix)
        JOIN subscriber_state s ON s.number = r.number
        WHERE s.holder_kind <> 'enterprise' AND s.valid_from <= r.started_at::DATE
        GROUP BY r.number, s.holder, c.place_id
        """
        .formatted(asOf.sqlDate());
  }
}
