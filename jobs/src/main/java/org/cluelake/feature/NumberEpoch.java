package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Whose a number was and when: every time a holder had a number, as the operators delivered it.
 *
 * <p>Of two deliveries of one start the newer counts. A time that nobody ended ends on the day
 * before the next one begins, so that the times of a number never overlap and a re-issued number
 * inherits nothing.
 */
public final class NumberEpoch implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "number-epoch";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_SUBSCRIBER), Read.before(Tables.NUMBER_EPOCH));
  }

  @Override
  public TableContract writes() {
    return Tables.NUMBER_EPOCH;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH described AS (
          SELECT number, valid_from, holder, holder_kind, valid_to, biz_date
          FROM telecom_subscriber
          UNION ALL
          SELECT number, valid_from, holder, holder_kind, valid_to, biz_date
          FROM number_epoch_before
        ), newest AS (
          SELECT number, valid_from, holder, holder_kind, valid_to
          FROM described
          QUALIFY row_number() OVER (
            PARTITION BY number, valid_from
            ORDER BY biz_date DESC, valid_to DESC NULLS FIRST, holder, holder_kind) = 1
        )
        SELECT number, valid_from, holder, holder_kind,
               least(valid_to, lead(valid_from) OVER (PARTITION BY number ORDER BY valid_from) - 1)
                 AS valid_to
        FROM newest
        """;
  }
}
