WITH listed AS (
  SELECT entity, true AS is_listed FROM listed_entity
  WHERE entity_kind = 'number' AND status = 'active'
), talked AS (
  SELECT number, holder, holder_kind, other, kind, CAST(NULL AS STRING) AS disguise,
         is_self_listed, talk_s, longest_s, first_at, last_at, scam_class, campaign
  FROM risky_contact WHERE answered > 0
), begun AS (
  SELECT number, other, min(first_at) AS first_at FROM call_edge_day
  WHERE in_international > 0 AND biz_date > date_sub(${date}, 3)
  GROUP BY number, other
), disguised AS (
  SELECT c.number, s.holder, s.holder_kind, c.caller AS other, 'disguised' AS kind,
         c.kind AS disguise, coalesce(l.is_listed, false) AS is_self_listed, c.talk_s, c.longest_s,
         b.first_at, c.last_at, 'unknown' AS scam_class, 'none' AS campaign
  FROM spoofed_caller c
  JOIN begun b ON c.number = b.number AND c.caller = b.other
  LEFT JOIN subscriber_state s ON s.number = c.number
  LEFT JOIN listed l ON l.entity = c.number
  LEFT ANTI JOIN talked t ON t.number = c.number AND t.other = c.caller
  WHERE c.answered > 0 AND NOT c.kind IN ('enterprise', 'unseen')
), contact AS (
  SELECT * FROM talked UNION ALL SELECT * FROM disguised
), edge AS (
  SELECT c.number, c.other,
         max(e.other = c.other AND e.biz_date <= date_sub(${date}, 3)) AS is_known_party,
         CAST(count(DISTINCT CASE WHEN e.out_answered + e.in_answered = 0 AND e.in_calls > 0
           AND e.other <> c.other AND e.last_at BETWEEN c.first_at AND c.last_at + INTERVAL 24 HOURS
           THEN e.other END) AS INT) AS missed_callers,
         CAST(count(DISTINCT CASE WHEN e.in_answered > 0
           AND e.other <> c.other AND e.last_at BETWEEN c.first_at AND c.last_at + INTERVAL 24 HOURS
           THEN e.other END) AS INT) AS answered_callers,
         CAST(count_if(e.in_calls > 0 AND e.out_answered + e.in_answered = 0
           AND e.biz_date < to_date(c.first_at)) AS INT) AS missed_before,
         CAST(count(DISTINCT CASE WHEN e.biz_date < to_date(c.first_at) THEN e.biz_date END) AS INT)
           AS history_nights
  FROM contact c JOIN call_edge_day e ON e.number = c.number
  GROUP BY c.number, c.other
), forward AS (
  SELECT c.number, c.other, f.calls, f.first_at, f.first_at < c.first_at AS was_on,
         f.first_at >= c.first_at AND f.first_at <= c.last_at + INTERVAL 24 HOURS AS came_on,
         coalesce(l.is_listed, false) AS is_listed
  FROM contact c
  JOIN forward_day f ON f.number = c.number
  LEFT JOIN listed l ON l.entity = f.forwarded_to
), diverted AS (
  SELECT number, other, CAST(sum(if(came_on, calls, 0)) AS INT) AS forwarded_calls,
         min(if(came_on, first_at, NULL)) AS forwarded_at,
         bool_or(came_on AND is_listed) AS is_forwarded_to_listed,
         CAST(count_if(was_on) AS INT) AS forwards_before
  FROM forward GROUP BY number, other
)
SELECT c.*, coalesce(is_known_party, false) AS is_known_party,
       coalesce(missed_callers, 0) AS missed_callers,
       coalesce(answered_callers, 0) AS answered_callers,
       coalesce(missed_before, 0) AS missed_before, coalesce(history_nights, 0) AS history_nights,
       coalesce(forwarded_calls, 0) AS forwarded_calls, forwarded_at,
       coalesce(is_forwarded_to_listed, false) AS is_forwarded_to_listed,
       coalesce(forwards_before, 0) AS forwards_before
FROM contact c
LEFT JOIN edge e ON e.number = c.number AND e.other = c.other
LEFT JOIN diverted d ON d.number = c.number AND d.other = c.other
