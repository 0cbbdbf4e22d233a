WITH payment AS (
  SELECT l.transfer_id, l.account, l.counterparty AS payee, l.at, l.amount, l.state
  FROM account_leg l
  LEFT ANTI JOIN pay_pair_before p ON p.account = l.account AND p.payee = l.counterparty
    AND datediff(${date}, p.first_paid_on) >= 3
  WHERE l.direction = 'out' AND l.counterparty IS NOT NULL AND l.currency = 'CNY'
    AND l.amount >= 200
    AND NOT coalesce(lower(l.purpose) IN ('salary', 'pension', 'rent', 'school_fee', 'refund', 'utilities', 'service', 'insurance', 'tax', 'fee'), false)
), size AS (
  SELECT account, bin, sum(payments) AS payments
  FROM (SELECT account, posexplode(out_histogram) AS (bin, payments)
        FROM account_day WHERE biz_date < ${date})
  GROUP BY account, bin
), up_to AS (
  SELECT lower.account, upper.bin, sum(lower.payments) AS payments
  FROM size lower JOIN size upper ON lower.account = upper.account AND lower.bin <= upper.bin
  GROUP BY lower.account, upper.bin
), total AS (
  SELECT account, sum(payments) AS payments FROM size GROUP BY account HAVING sum(payments) > 0
), usual AS (
  SELECT t.account, t.payments, min(u.bin) AS bin
  FROM total t JOIN up_to u ON u.account = t.account AND u.payments * 20 >= t.payments * 19
  GROUP BY t.account, t.payments
)
SELECT p.transfer_id, p.account, s.holder, p.payee, p.at, p.amount, p.state,
       CAST(shiftleft(1L, u.bin + 1) AS DECIMAL(18,2)) AS usual_amount,
       coalesce(u.payments, 0L) AS history_payments
FROM payment p
LEFT JOIN usual u ON u.account = p.account
LEFT JOIN account_state s ON s.account = p.account
