package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/** Whom a campaign of fraud messages reached on the day; other classes are nobody's business. */
public final class CampaignReceiver implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "campaign-receiver";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.SMS_LEG), Read.today(Tables.MESSAGE_TEMPLATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.MESSAGE_TEMPLATE));
  }

  @Override
  public TableContract writes() {
    return Tables.CAMPAIGN_RECEIVER;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT s.number, t.campaign, min(t.label) AS label, count(*)::INTEGER AS messages,
               count(DISTINCT s.other)::INTEGER AS senders, min(s.sent_at) AS first_at,
               max(s.sent_at) AS last_at
        FROM sms_leg s
        JOIN message_template t USING (template_hash)
        WHERE s.direction = 'in' AND s.delivered AND t.text_group = 'fraud'
        GROUP BY s.number, t.campaign
        """;
  }
}
