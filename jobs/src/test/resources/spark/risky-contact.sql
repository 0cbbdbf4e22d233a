WITH edge AS (
  SELECT e.*, s.holder, s.holder_kind
  FROM call_edge_day e LEFT JOIN subscriber_state s ON e.number = s.number
  WHERE e.biz_date >= coalesce(s.valid_from, e.biz_date)
), touched AS (
  SELECT number, holder, holder_kind, other,
         CAST(sum(out_calls + in_calls) AS INT) AS contacts,
         CAST(sum(out_answered + in_answered) AS INT) AS answered,
         sum(in_international) AS in_international, sum(talk_s) AS talk_s,
         max(longest_s) AS longest_s, bool_or(called_back) AS same_day,
         max(CASE WHEN out_calls > 0 THEN biz_date END) AS last_out,
         min(CASE WHEN in_calls > 0 THEN biz_date END) AS first_in,
         min(first_at) AS first_at, max(last_at) AS last_at
  FROM edge
  WHERE (other_class = 'overseas' AND datediff(${date}, biz_date) < 3)
     OR other IN (SELECT entity FROM listed_entity WHERE entity_kind = 'number')
  GROUP BY number, holder, holder_kind, other
)
SELECT t.number, t.holder, t.holder_kind, t.other,
       CASE WHEN l.entity IS NULL THEN 'overseas' ELSE 'listed' END AS kind,
       t.contacts, t.answered, t.talk_s, t.longest_s,
       t.same_day OR coalesce(t.last_out > t.first_in, false) AS called_back,
       t.first_at, t.last_at, coalesce(l.scam_class, 'unknown') AS scam_class,
       coalesce(l.campaign, 'none') AS campaign,
       own.entity IS NOT NULL AS is_self_listed
FROM touched t
LEFT JOIN listed_entity l ON l.entity_kind = 'number' AND l.entity = t.other
LEFT JOIN listed_entity own
  ON own.entity_kind = 'number' AND own.entity = t.number AND own.status = 'active'
WHERE l.status = 'active'
   OR (l.entity IS NULL AND t.in_international > 0 AND t.talk_s >= 600
       AND NOT EXISTS (
         SELECT 1 FROM protected_entity p
         WHERE p.entity_kind = 'number' AND p.entity = t.other
           AND ${date} BETWEEN p.valid_from AND coalesce(p.valid_to, ${date})))
