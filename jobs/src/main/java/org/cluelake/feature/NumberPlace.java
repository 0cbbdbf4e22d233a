package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * The county a clue about a number's user is sent to; the only step that reads a cell's county.
 *
 * <p>It says where to knock, never whom to suspect: no other feature and no detector may read it.
 */
public final class NumberPlace implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "number-place";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_CALL), Read.before(Tables.NUMBER_PLACE));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_PLACE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH legs AS (
          SELECT number, cell_region AS region, count(*) AS calls
          FROM telecom_call
          WHERE cell_region IS NOT NULL
          GROUP BY ALL
        ), seen AS (
          SELECT number, region, %1$s AS seen_on
          FROM legs
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY calls DESC, region) = 1
        )
        SELECT * FROM seen
        UNION ALL
        SELECT number, region, seen_on
        FROM number_place_before
        ANTI JOIN seen USING (number)
        """
        .formatted(asOf.sqlDate());
  }
}
