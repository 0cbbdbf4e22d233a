package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Who sent the same words to how many on the day, and which links these words carry. */
public final class MessageTemplateDay implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "message-template-day";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.SMS_LEG));
  }

  @Override
  public TableContract writes() {
    return Tables.MESSAGE_TEMPLATE_DAY;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT s.number, s.template_hash, count(*)::INTEGER AS messages,
               (count(*) FILTER (s.delivered))::INTEGER AS delivered,
               count(DISTINCT s.other)::INTEGER AS receivers,
               (count(DISTINCT s.other) FILTER (r.other IS NOT NULL))::INTEGER AS repliers,
               (count(*) FILTER (s.template_class = 'suspected_fraud'))::INTEGER AS suspected,
               (count(*) FILTER (s.platform IS NOT NULL))::INTEGER AS submitted,
               (count(*) FILTER (s.trunk <> 'domestic'))::INTEGER AS from_abroad,
               coalesce(list(DISTINCT s.url_domain ORDER BY s.url_domain)
                          FILTER (s.url_domain IS NOT NULL), []::BIGINT[]) AS domains,
               min(s.sent_at) AS first_at, max(s.sent_at) AS last_at
        FROM sms_leg s
        LEFT JOIN (SELECT DISTINCT number, other FROM sms_leg WHERE direction = 'in') r
          ON r.number = s.number AND r.other = s.other
        WHERE s.direction = 'out' AND s.template_hash IS NOT NULL
        GROUP BY s.number, s.template_hash
        """;
  }
}
