WITH paired AS (
  SELECT l.account, l.transfer_id, l.direction, l.counterparty, l.at, l.amount,
         s.counterparty AS test_counterparty, s.largest AS test_amount,
         s.counterparty = l.counterparty AS is_same_pair,
         if(s.last_at < l.at, s.last_at, s.first_at) AS test_at
  FROM account_leg l
  JOIN small_payment s ON s.account = l.account AND s.direction = l.direction
  WHERE l.state = 'settled' AND l.currency = 'CNY' AND l.amount >= 1000
    AND coalesce(lower(l.purpose), '-') NOT IN
      ('salary', 'pension', 'rent', 'school_fee', 'purchase', 'refund', 'utilities', 'service',
       'insurance', 'tax', 'fee')
    AND l.counterparty IS NOT NULL
    AND s.first_at < l.at AND s.last_at >= l.at - INTERVAL 24 HOURS
    AND l.amount >= s.largest * 100
)
SELECT account, transfer_id, direction, counterparty, at, amount, test_counterparty, test_at,
       test_amount, is_same_pair
FROM (SELECT *, row_number() OVER (
               PARTITION BY account, transfer_id
               ORDER BY is_same_pair DESC, test_at DESC, test_amount DESC, test_counterparty DESC) AS place
      FROM paired)
WHERE place = 1
