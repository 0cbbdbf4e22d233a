WITH leg AS (
  SELECT *, if(currency = 'CNY', amount, 0) AS yuan,
         least(23, length(bin(CAST(greatest(1, floor(amount)) AS BIGINT))) - 1) AS size
  FROM account_leg
), sized AS (
  SELECT account, collect_list(size) AS sizes
  FROM leg
  WHERE state = 'settled' AND direction = 'out' AND counterparty IS NOT NULL AND currency = 'CNY'
  GROUP BY account
), closing AS (
  SELECT account, balance_after
  FROM (SELECT account, balance_after,
               row_number() OVER (PARTITION BY account ORDER BY at DESC, transfer_id DESC) AS place
        FROM leg WHERE state = 'settled')
  WHERE place = 1
), day AS (
  SELECT account,
         CAST(count_if(state = 'settled' AND direction = 'in') AS INT) AS in_count,
         CAST(sum(if(state = 'settled' AND direction = 'in', yuan, 0)) AS DECIMAL(18,2)) AS in_amount,
         CAST(count_if(state = 'settled' AND direction = 'out') AS INT) AS out_count,
         CAST(sum(if(state = 'settled' AND direction = 'out', yuan, 0)) AS DECIMAL(18,2)) AS out_amount,
         CAST(sum(if(state = 'settled' AND direction = 'out'
                     AND (counterparty IS NULL
                          OR channel IN ('cash', 'atm', 'third_party', 'otc')), yuan, 0))
              AS DECIMAL(18,2)) AS cash_out_amount,
         CAST(count_if(state <> 'settled') AS INT) AS attempts,
         CAST(count(DISTINCT CASE WHEN state = 'settled' AND direction = 'in' THEN counterparty END)
              AS INT) AS payers,
         CAST(count(DISTINCT CASE WHEN state = 'settled' AND direction = 'out' THEN counterparty END)
              AS INT) AS payees,
         CAST(sum(if(state = 'settled' AND hour(at) < 5, yuan, 0)) AS DECIMAL(18,2)) AS night_amount
  FROM leg GROUP BY account
)
SELECT day.*, closing.balance_after AS closing_balance,
       transform(sequence(0, 23),
                 b -> CAST(size(filter(coalesce(sizes, array()), s -> s = b)) AS BIGINT))
         AS out_histogram
FROM day LEFT JOIN sized USING (account) LEFT JOIN closing USING (account)
