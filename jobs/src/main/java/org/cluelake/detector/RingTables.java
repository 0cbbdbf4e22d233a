package org.cluelake.detector;

import org.cluelake.run.AsOf;

/**
 * The measures of {@link OneRing} as named tables of one query, up to {@code judged}: one row per
 * number that rings strangers and that no guard spares.
 */
final class RingTables {

  private final OneRing.Params params;

  RingTables(OneRing.Params params) {
    this.params = params;
  }

  /** The named tables, without the leading WITH. */
  String sql(AsOf asOf) {
    return ringing(asOf) + ", " + judged(asOf);
  }

  // Calls of a former holder of the number are somebody else's. What talk there was with somebody
  // who was only rung is the talk of calling back.
  private String ringing(AsOf asOf) {
    return """
        own AS (
          SELECT e.* FROM call_edge_day e
          SEMI JOIN (SELECT number FROM call_edge_day WHERE biz_date >= %1$s AND out_calls > 0
                     GROUP BY number HAVING count(DISTINCT other) >= %2$d) c ON c.number = e.number
          LEFT JOIN subscriber_state s ON s.number = e.number
          WHERE s.valid_from IS NULL OR e.biz_date >= s.valid_from
        ), pair AS (
          SELECT number, other, sum(in_calls) AS in_calls, sum(talk_s) AS talk_s,
                 sum(out_answered) = 0 OR max(longest_s) <= %3$d AS is_rung,
                 max(biz_date) FILTER (out_calls > 0) = %4$s AS is_today, max(last_at) AS last_at
          FROM own
          WHERE biz_date >= %1$s
          GROUP BY number, other
          HAVING sum(out_calls) > 0
        ), met AS (
          SELECT DISTINCT number, other FROM own WHERE biz_date < %1$s
        ), here AS (
          SELECT p.number, count(*) AS callees, count(*) FILTER (p.is_rung) AS rung,
                 count(*) FILTER (p.is_rung AND p.in_calls > 0) AS back,
                 coalesce(sum(p.talk_s) FILTER (p.is_rung AND p.in_calls > 0), 0) AS back_talk_s,
                 count(m.other) AS known, max(p.last_at) AS last_at
          FROM pair p
          LEFT JOIN met m ON m.number = p.number AND m.other = p.other
          GROUP BY p.number
          HAVING bool_or(p.is_today)
        ), caught AS (
          SELECT p.number, count(DISTINCT p.other) AS callees,
                 list(DISTINCT c.other ORDER BY c.other) AS listed
          FROM pair p
          JOIN risky_contact c ON c.number = p.other AND c.other <> p.number
          WHERE p.is_rung AND c.kind = 'listed' AND c.talk_s >= %5$d AND NOT c.is_self_listed
          GROUP BY p.number
        ), abroad AS (
          SELECT caller AS number, sum(callees) AS callees, sum(rung) AS rung, sum(back) AS back,
                 sum(back_talk_s) AS back_talk_s, 0 AS known, max(last_at) AS last_at
          FROM overseas_ring
          WHERE bucket_of(caller) = this_bucket()
          GROUP BY caller
          HAVING max(biz_date) = %4$s
        ), ringer AS (
          SELECT *, false AS is_overseas FROM here
          UNION ALL
          SELECT *, true FROM abroad
        )"""
        .formatted(
            new AsOf(asOf.minusDays(params.days() - 1)).sqlDate(),
            params.minRung(),
            params.maxRingSeconds(),
            asOf.sqlDate(),
            params.sharedTalkSeconds());
  }

  private String judged(AsOf asOf) {
    return """
        judged AS (
          SELECT r.*, s.holder, s.holder_kind, date_diff('day', s.valid_from, %1$s) AS card_days,
                 l.entity IS NOT NULL AS is_listed, coalesce(l.scam_class, 'unknown') AS scam_class,
                 coalesce(l.campaign, 'none') AS campaign,
                 coalesce(p.reporters, 0) AS reporters,
                 coalesce(c.callees, 0) AS shared_callees, coalesce(c.listed, []) AS network,
                 CASE WHEN r.is_overseas THEN NULL
                      WHEN s.number IS NULL THEN 'the subscriber file does not know the holder'
                      WHEN s.holder_kind <> 'person'
                      THEN 'held by an enterprise for a short time, not known what for'
                      WHEN s.valid_from < s.known_on - %2$d
                        AND date_diff('day', s.known_on, %1$s) + 1 < %2$d
                      THEN 'too few nights of its past are known' END AS unsure
          FROM ringer r
          LEFT JOIN subscriber_state s ON s.number = r.number
          LEFT JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = r.number
            AND l.status = 'active' AND l.source = 'case'
          LEFT JOIN reported_entity p ON p.entity_kind = 'number' AND p.entity = r.number
          LEFT JOIN caught c ON c.number = r.number
          WHERE r.rung >= %3$d AND r.rung >= %4$s * r.callees AND r.known <= %5$s * r.callees
            AND NOT coalesce(s.holder_kind <> 'person'
                             AND date_diff('day', s.valid_from, %1$s) >= %6$d, false)
        )"""
        .formatted(
            asOf.sqlDate(),
            params.minHistoryDays(),
            params.minRung(),
            params.minRungShare(),
            params.maxKnownShare(),
            params.enterpriseDays());
  }
}
