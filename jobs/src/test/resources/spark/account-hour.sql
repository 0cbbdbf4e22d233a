SELECT account, date_trunc('HOUR', at) AS hour,
       CAST(count_if(direction = 'in') AS INT) AS in_count,
       CAST(sum(if(direction = 'in' AND currency = 'CNY', amount, 0)) AS DECIMAL(18,2)) AS in_amount,
       CAST(count_if(direction = 'out') AS INT) AS out_count,
       CAST(sum(if(direction = 'out' AND currency = 'CNY', amount, 0)) AS DECIMAL(18,2)) AS out_amount
FROM account_leg
WHERE state = 'settled'
GROUP BY account, date_trunc('HOUR', at)
