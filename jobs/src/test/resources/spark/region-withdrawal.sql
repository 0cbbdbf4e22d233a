SELECT account, terminal_region AS region, to_date(at) AS day
FROM account_leg
WHERE state = 'settled' AND counterparty IS NULL AND terminal_region IS NOT NULL
  AND direction = 'out' AND (channel = 'atm' OR channel = 'cash' OR channel = 'counter')
GROUP BY account, terminal_region, to_date(at)
