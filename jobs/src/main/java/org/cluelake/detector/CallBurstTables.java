package org.cluelake.detector;

import org.cluelake.run.AsOf;

/**
 * The measures of {@link BurstCaller} as named tables of one query: the burst, the days and people
 * around it, and what does not come from the card's own calls.
 */
final class CallBurstTables {

  private final BurstCaller.Params params;

  CallBurstTables(BurstCaller.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    RackCards rack =
        params.rack().cards(params.independent().rack(), params.guard().enterpriseDays());
    return burst(asOf) + ", " + around() + ", " + rack.sql(asOf) + ", " + beside(rack);
  }

  /**
   * The busiest hours that end on one of the last nights, of the present holder only. Windows are
   * laid over the hours of those numbers alone that called often enough in all.
   */
  private String burst(AsOf asOf) {
    return """
        own_hour AS (
          SELECT h.*
          FROM number_hour h
          SEMI JOIN (SELECT number FROM number_hour
                     GROUP BY number HAVING sum(attempts) >= %3$d) USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE s.valid_from IS NULL OR h.biz_date >= s.valid_from
        ), ending AS (
          SELECT number, hour, biz_date, sum(attempts) OVER w AS attempts,
                 sum(answered) OVER w AS answered, sum(short) OVER w AS short,
                 min(biz_date) OVER w AS from_date
          FROM own_hour
          WINDOW w AS (PARTITION BY number ORDER BY hour
                       RANGE BETWEEN INTERVAL %2$d HOURS PRECEDING AND CURRENT ROW)
        ), burst AS (
          SELECT number, hour + INTERVAL 1 HOUR AS ended_at, from_date, biz_date AS to_date,
                 attempts, answered, short
          FROM ending
          WHERE biz_date > %1$s - %4$d AND attempts >= %3$d
          QUALIFY row_number() OVER (PARTITION BY number ORDER BY attempts DESC, hour) = 1
        )
        """
        .formatted(asOf.sqlDate(), params.windowHours() - 1, params.minAttempts(), params.nights());
  }

  /** The days the burst touches, the card's past, and whom it shares its callees with. */
  private String around() {
    return """
        own_day AS (
          SELECT d.*, d.biz_date BETWEEN b.from_date AND b.to_date AS is_burst, b.from_date
          FROM number_day d
          JOIN burst b USING (number)
          LEFT JOIN subscriber_state s USING (number)
          WHERE s.valid_from IS NULL OR d.biz_date >= s.valid_from
        ), days AS (
          SELECT number,
                 sum(callees) FILTER (is_burst) AS callees,
                 sum(callees_once) FILTER (is_burst) AS callees_once,
                 sum(callees_back) FILTER (is_burst) AS callees_back,
                 sum(in_calls) FILTER (is_burst) AS in_calls,
                 sum(attempts + in_calls) FILTER (is_burst) AS all_calls,
                 max(cells) FILTER (is_burst) AS cells,
                 max(handsets) FILTER (is_burst) AS handsets,
                 greatest(1, count(*) FILTER (attempts >= %1$d)) AS burst_days,
                 count(*) FILTER (attempts < %1$d AND biz_date < from_date) AS ordinary_days
          FROM own_day
          GROUP BY number
        ), reached AS (
          SELECT e.number, e.other, max(e.longest_s) AS longest_s, min(e.first_at) AS first_at
          FROM call_edge_day e
          JOIN burst b ON b.number = e.number AND e.biz_date >= b.from_date
          WHERE e.out_answered > 0
          GROUP BY e.number, e.other
        ), kept AS (
          SELECT number, count(*) AS long_talks
          FROM reached WHERE longest_s >= %3$d
          GROUP BY number
        ), link AS (
          SELECT r.number, c.other AS listed, c.scam_class, c.campaign,
                 count(*) AS callees, list(r.other) AS shared,
                 list(r.other ORDER BY r.other) FILTER (c.first_at BETWEEN r.first_at
                   AND r.first_at + INTERVAL %4$d HOURS) AS handed
          FROM reached r
          JOIN risky_contact c ON c.number = r.other AND c.other <> r.number
          WHERE c.kind = 'listed' AND c.talk_s >= %2$d AND NOT c.is_self_listed
          GROUP BY ALL
        ), links AS (
          SELECT number, len(list_distinct(flatten(list(shared)))) AS shared_callees,
                 len(list_distinct(flatten(list(coalesce(handed, []::BIGINT[]) ORDER BY listed)))) AS handed_on,
                 list(DISTINCT listed ORDER BY listed) AS listed,
                 arg_max({'scam_class': scam_class, 'campaign': campaign},
                         {'callees': callees, 'class': scam_class, 'campaign': campaign}) AS strongest
          FROM link
          GROUP BY number
        )
        """
        .formatted(
            params.minAttempts(),
            params.sharedTalkSeconds(),
            params.longTalkSeconds(),
            params.handedHours());
  }

  /** What does not come from the card's own calls. */
  private String beside(RackCards rack) {
    return """
        rack AS (
          SELECT a.number, count(*) AS cards
          FROM rack_card a
          SEMI JOIN burst ON burst.number = a.number
          JOIN rack_card b ON %1$s
          GROUP BY a.number
        ), beside AS (
          SELECT d.number, list(DISTINCT l.entity ORDER BY l.entity) AS listed
          FROM device_card d
          SEMI JOIN burst ON burst.number = d.number
          ANTI JOIN copied_device c ON c.imei = d.imei
          JOIN device_card o ON o.imei = d.imei AND o.number <> d.number
          JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = o.number
            AND l.status = 'active'
          GROUP BY d.number
        ), named AS (
          SELECT entity AS number, max(cases) AS cases,
                 arg_min({'scam_class': scam_class, 'campaign': campaign}, listed_at) AS told
          FROM listed_entity
          WHERE entity_kind = 'number' AND status = 'active' AND source = 'case'
          GROUP BY entity
        )
        """
        .formatted(rack.together());
  }
}
