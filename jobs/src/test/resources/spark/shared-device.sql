WITH person AS (
  SELECT d.*, s.holder
  FROM account_device_day d LEFT JOIN account_state s ON s.account = d.account
  WHERE s.kind IS NULL OR s.kind IN ('debit', 'credit', 'wallet')
), whole AS (
  SELECT account, CAST(sum(orders) AS INT) AS all_orders FROM person GROUP BY account
), pair AS (
  SELECT device, account, CAST(sum(orders) AS INT) AS orders, CAST(sum(flagged) AS INT) AS flagged,
         max(holder) AS holder, max(last_at) AS last_at
  FROM person GROUP BY device, account
), device AS (
  SELECT device, CAST(count(DISTINCT account) AS INT) AS accounts,
         CAST(count(DISTINCT holder) AS INT) AS holders,
         CAST(count_if(all_orders > 2 * orders) AS INT) AS visitors
  FROM pair JOIN whole USING (account) GROUP BY device
)
SELECT * FROM pair JOIN whole USING (account) JOIN device USING (device) WHERE holders > 2
