WITH guarded AS (
  SELECT entity AS account FROM protected_entity
  WHERE entity_kind = 'account' AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
), used AS (
  SELECT e.entity AS account,
         to_date(coalesce(e.first_used_at, CAST(c.accepted_on AS TIMESTAMP))) AS used_on
  FROM case_entity e JOIN region_case c ON e.case_id = c.case_id
  WHERE e.entity_kind = 'account' AND NOT c.status = 'withdrawn' AND NOT c.accepted_on > ${date}
    AND e.entity NOT IN (SELECT account FROM guarded)
), taken AS (
  SELECT account, region, day FROM region_withdrawal
  UNION ALL
  SELECT account, region, day FROM mule_withdrawal_before
)
SELECT DISTINCT t.account, t.region, t.day
FROM taken t JOIN used u ON u.account = t.account
WHERE datediff(t.day, u.used_on) BETWEEN 0 AND 59 AND datediff(${date}, t.day) BETWEEN 0 AND 179
