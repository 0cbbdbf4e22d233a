SELECT account, counterparty, direction,
       CAST(count_if(state = 'settled') AS INT) AS transfers,
       CAST(count_if(state <> 'settled') AS INT) AS attempts,
       CAST(sum(if(state = 'settled' AND currency = 'CNY', amount, 0)) AS DECIMAL(18,2)) AS amount,
       CAST(max(if(currency = 'CNY', amount, 0)) AS DECIMAL(18,2)) AS largest,
       CAST(count_if(state = 'settled' AND lower(purpose) IN ('salary', 'pension', 'rent', 'school_fee', 'purchase', 'refund', 'utilities', 'service', 'insurance', 'tax', 'fee')) AS INT) AS everyday,
       min(at) AS first_at, max(at) AS last_at
FROM account_leg
WHERE counterparty IS NOT NULL
GROUP BY account, counterparty, direction
