-- Counted in the parts a lake of ${buckets} buckets counts in, in one pass.
WITH value AS (
  SELECT account, CASE direction WHEN 'in' THEN 'payers_72h' ELSE 'payees_72h' END AS measure,
         count(DISTINCT counterparty)::INTEGER AS bin
  FROM account_edge_day
  WHERE transfers > 0
  GROUP BY account, direction
  UNION ALL
  SELECT account, 'closure', coalesce(length(bin(c.weight)), 0)::INTEGER
  FROM (SELECT DISTINCT account FROM money_link)
  LEFT JOIN (SELECT account, sum(weight)::BIGINT AS weight FROM money_loop
             GROUP BY account) c USING (account)
)
SELECT coalesce(s.kind, 'unknown') AS peer_group, v.measure, v.bin,
       v.account & (${buckets} - 1) AS part, count(*)::BIGINT AS accounts
FROM value v
LEFT JOIN account_state s ON s.account = v.account
GROUP BY ALL
