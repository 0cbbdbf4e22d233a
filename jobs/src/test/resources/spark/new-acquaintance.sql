WITH payer AS (
  SELECT holder FROM (
    SELECT holder, count(*) AS payments FROM new_payee_payment GROUP BY holder)
  WHERE payments > 1 AND holder IS NOT NULL
), own AS (
  SELECT s.number, s.holder AS person, s.valid_from
  FROM subscriber_state s LEFT SEMI JOIN payer p ON p.holder = s.holder
  WHERE s.holder_kind = 'person'
), edge AS (
  SELECT o.person, e.*, e.biz_date < date_sub(${date}, 6) AS is_early
  FROM own o JOIN call_edge_day e ON e.number = o.number
  WHERE o.valid_from <= e.biz_date
), known AS (
  SELECT number, CAST(size(collect_set(biz_date)) AS INT) AS nights
  FROM edge WHERE is_early GROUP BY number
), listed AS (
  SELECT entity AS other, true AS is_hit FROM listed_entity
  WHERE entity_kind = 'number' AND status = 'active'
)
SELECT person, number, other, max(is_hit) IS NOT NULL AS is_listed,
       CAST(sum(in_answered) + sum(out_answered) AS INT) AS answered, sum(talk_s) AS talk_s,
       CAST(count(*) AS INT) AS days, min(first_at) AS first_at, max(last_at) AS last_at,
       coalesce(max(nights), 0) AS history_nights
FROM edge LEFT JOIN listed USING (other) LEFT JOIN known USING (number)
GROUP BY person, number, other
HAVING NOT bool_or(is_early) AND sum(in_answered) + sum(out_answered) >= 2
   AND min(other_class) IN ('mobile', 'virtual_operator', 'fixed', 'overseas')
