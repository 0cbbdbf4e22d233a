SELECT account, counterparty, direction, CAST(count(1) AS INT) AS payments,
       max(amount) AS largest, min(at) AS first_at, max(at) AS last_at
FROM account_leg
WHERE state = 'settled' AND currency = 'CNY' AND counterparty IS NOT NULL AND amount < 10.01
  AND coalesce(lower(purpose), '-') NOT IN
    ('red_packet', 'verification', 'purchase', 'refund', 'service', 'fee', 'interest', 'utilities')
GROUP BY account, counterparty, direction
