package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * The newest holder of every number ever delivered, as the operator last described it.
 *
 * <p>The newest ownership epoch wins, then the newest delivery: a late correction of an earlier
 * holder's row never brings that holder back.
 */
public final class SubscriberState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "subscriber-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.TELECOM_SUBSCRIBER), Read.before(Tables.SUBSCRIBER_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.SUBSCRIBER_STATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH described AS (
          SELECT number, number_class, holder, holder_kind,
                 virtual_operator IS NOT NULL AS is_virtual_operator, card_kind, opened_on,
                 opened_channel, status, valid_from, biz_date AS known_on, biz_date
          FROM telecom_subscriber
          UNION ALL
          SELECT number, number_class, holder, holder_kind, is_virtual_operator, card_kind,
                 opened_on, opened_channel, status, valid_from, known_on, biz_date
          FROM subscriber_state_before
        )
        SELECT * EXCLUDE (biz_date)
               REPLACE (min(known_on) OVER (PARTITION BY number, valid_from) AS known_on)
        FROM described
        QUALIFY row_number() OVER (
          PARTITION BY number
          ORDER BY valid_from DESC, biz_date DESC, opened_on DESC, status, holder, holder_kind,
                   card_kind, opened_channel, number_class, is_virtual_operator) = 1
        """;
  }
}
