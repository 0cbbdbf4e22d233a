package org.cluelake.detector;

import org.cluelake.run.AsOf;

/** Named tables of {@link FraudMessageSender}: what was sent to many, and what is known of it. */
final class SenderTables {

  private SenderTables() {}

  /** The same words to many on a day, of the present holder, answered by few, from no platform. */
  static String mass(FraudMessageSender.Params params, AsOf asOf) {
    return """
        mass AS (
          SELECT m.*, s.holder, s.holder_kind,
                 date_diff('day', s.valid_from, %1$s) AS card_days,
                 m.suspected >= %2$s * m.messages AS is_suspected,
                 coalesce(t.text_group = 'fraud' AND t.fraud_margin >= %7$s, false) AS is_classed
          FROM message_template_day m
          LEFT JOIN subscriber_state s USING (number)
          LEFT JOIN message_template t USING (template_hash)
          WHERE m.receivers >= %3$d
            AND m.submitted < %4$s * m.messages
            AND m.repliers < %5$s * m.receivers
            AND m.biz_date >= %6$s
            AND (s.valid_from IS NULL OR m.biz_date >= s.valid_from)
        )
        """
        .formatted(
            asOf.sqlDate(),
            params.minSuspectedShare(),
            params.minReceivers(),
            params.guard().submittedShare(),
            params.guard().replyShare(),
            new AsOf(asOf.minusDays(params.days() - 1)).sqlDate(),
            params.minFraudMargin());
  }

  /** Which of these words link to listed domains, and who reported the sender. */
  static String facts() {
    return """
        link AS (
          SELECT m.number, m.biz_date, m.template_hash, l.entity AS domain, l.scam_class,
                 l.campaign, l.cases
          FROM (SELECT number, biz_date, template_hash, unnest(domains) AS domain FROM mass) m
          JOIN listed_entity l ON l.entity_kind = 'domain' AND l.entity = m.domain
            AND l.status = 'active'
        ), linked AS (
          SELECT number, list(DISTINCT domain ORDER BY domain) AS domains,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'cases': cases, 'class': scam_class, 'campaign': campaign}) AS strongest
          FROM link GROUP BY number
        ), relevant AS (
          SELECT m.* FROM mass m
          LEFT JOIN (SELECT DISTINCT number, biz_date, template_hash, true AS is_linked FROM link) k
            USING (number, biz_date, template_hash)
          WHERE m.is_suspected OR m.is_classed OR k.is_linked
        ), sender AS (
          SELECT number, max(holder) AS holder, max(holder_kind) AS holder_kind,
                 max(card_days) AS card_days, sum(messages)::BIGINT AS messages,
                 max(receivers) AS receivers, count(DISTINCT template_hash) AS templates,
                 count(DISTINCT biz_date) AS days, bool_or(is_suspected) AS is_suspected,
                 bool_or(is_classed) AS is_classed,
                 sum(messages) FILTER (is_classed)::BIGINT AS classed,
                 sum(suspected)::BIGINT AS suspected, sum(from_abroad)::BIGINT AS from_abroad,
                 max(last_at) AS last_at,
                 list(DISTINCT template_hash ORDER BY template_hash) AS hashes
          FROM relevant GROUP BY number
        )
        """;
  }
}
