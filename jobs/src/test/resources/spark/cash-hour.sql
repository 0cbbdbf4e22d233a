WITH cash AS (
  SELECT *, date_trunc('HOUR', at) AS hour, if(currency = 'CNY', amount, 0) AS yuan
  FROM account_leg
  WHERE counterparty IS NULL AND direction = 'out' AND state = 'settled'
    AND channel NOT IN ('mobile', 'pos', 'third_party', 'otc')
), alike AS (
  SELECT account, hour, max(n) AS most_alike
  FROM (SELECT account, hour, CAST(count(1) AS INT) AS n FROM cash GROUP BY account, hour, amount, currency)
  GROUP BY account, hour
)
SELECT account, hour, CAST(count(1) AS INT) AS draws, CAST(sum(yuan) AS DECIMAL(18,2)) AS amount,
       max(most_alike) AS most_alike,
       CAST(size(collect_set(terminal_region)) AS INT) AS places, max(at) AS last_at
FROM cash JOIN alike USING (account, hour) GROUP BY account, hour
