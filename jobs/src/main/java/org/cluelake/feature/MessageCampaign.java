package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Campaigns of messages seen on the day: what they are and how many sent and received them. A
 * sender and a receiver each live in one bucket, so the buckets' counts add up.
 */
public final class MessageCampaign implements GatherStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "message-campaign";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.MESSAGE_TEMPLATE), Read.today(Tables.SMS_LEG));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.MESSAGE_TEMPLATE));
  }

  @Override
  public TableContract writes() {
    return Tables.MESSAGE_CAMPAIGN;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "part",
            """
            SELECT t.campaign,
                   count(DISTINCT s.number) FILTER (s.direction = 'out') AS senders,
                   count(*) FILTER (s.direction = 'out') AS messages,
                   count(DISTINCT s.number) FILTER (s.direction = 'in' AND s.delivered) AS receivers
            FROM sms_leg s
            JOIN message_template t USING (template_hash)
            GROUP BY t.campaign
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH class AS (
          SELECT campaign, text_group, label, count(*) AS templates, max(margin) AS margin,
                 min(first_on) AS first_on, max(last_on) AS last_on
          FROM message_template GROUP BY campaign, text_group, label
        ), campaign AS (
          SELECT campaign,
                 arg_min({'text_group': text_group, 'label': label, 'margin': margin},
                         {'fewer': -templates, 'text_group': text_group, 'label': label}) AS most,
                 sum(templates)::INTEGER AS templates, min(first_on) AS first_on,
                 max(last_on) AS last_on
          FROM class GROUP BY campaign
        ), seen AS (
          SELECT campaign, sum(senders)::INTEGER AS senders, sum(messages)::BIGINT AS messages,
                 sum(receivers)::INTEGER AS receivers
          FROM part GROUP BY campaign HAVING sum(messages) > 0
        )
        SELECT campaign, c.most.text_group AS text_group, c.most.label AS label,
               c.most.margin AS margin, c.templates, s.senders, s.messages, s.receivers, c.first_on,
               c.last_on
        FROM campaign c
        JOIN seen s USING (campaign)
        """;
  }
}
