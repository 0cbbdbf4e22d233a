WITH at_terminal AS (
  SELECT l.account AS entity, s.holder AS person, if(l.channel = 'cash', 'counter', l.channel) AS way,
         l.at, l.counterparty AS party, if(l.currency = 'CNY', l.amount, 0) AS amount
  FROM account_leg l JOIN account_state s ON s.account = l.account
  WHERE l.state = 'settled' AND l.channel NOT IN ('mobile', 'third_party', 'otc')
    AND l.terminal_region IS NOT NULL AND NOT (l.direction = 'in' AND l.counterparty IS NOT NULL)
), in_cell AS (
  SELECT c.number AS entity, s.holder AS person, if(c.direction = 'MO', 'call_out', 'call_in') AS way,
         c.started_at AS at, c.other AS party, CAST(0 AS DECIMAL(18,2)) AS amount
  FROM telecom_call c JOIN subscriber_state s ON s.number = c.number
  WHERE c.answered AND c.cell IS NOT NULL AND c.roaming_country IS NULL
    AND s.holder_kind <> 'enterprise' AND datediff(c.started_at, s.valid_from) >= 0
)
SELECT u.entity_kind, u.entity, u.way, t.left_at, t.returned_at, u.person,
       CAST(count(1) AS INT) AS uses, CAST(count(DISTINCT u.party) AS INT) AS parties,
       CAST(sum(u.amount) AS DECIMAL(18,2)) AS amount, CAST(max(u.amount) AS DECIMAL(18,2)) AS largest,
       min(u.at) AS first_at, max(u.at) AS last_at
FROM (SELECT 'account' AS entity_kind, * FROM at_terminal
      UNION ALL SELECT 'number', * FROM in_cell) u
JOIN stay_abroad t ON t.person = u.person
WHERE u.at - INTERVAL 6 HOURS > t.left_at
  AND (t.returned_at IS NULL OR u.at + INTERVAL 6 HOURS < t.returned_at)
GROUP BY u.entity_kind, u.entity, u.way, t.left_at, t.returned_at, u.person
