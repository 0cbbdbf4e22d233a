WITH moved AS (
  SELECT account, CAST(sum(if(currency = 'CNY', amount, 0)) AS DECIMAL(18,2)) AS amount,
         max(channel IN ('counter', 'cash') AND (direction = 'out' OR counterparty IS NULL)) AS at_counter
  FROM account_leg
  WHERE state = 'settled' AND coalesce(lower(purpose), '-') NOT IN ('interest', 'fee', 'tax')
  GROUP BY account
), known AS (
  SELECT coalesce(a.account, m.account) AS account, m.amount, m.at_counter
  FROM (SELECT account FROM account_activity_before
        UNION DISTINCT SELECT account FROM account_state) a
  FULL OUTER JOIN moved m ON a.account = m.account
), joined AS (
  SELECT k.account, k.amount, k.at_counter, b.known_on, b.last_active_on, b.run_started_on,
         b.quiet_since, b.is_run_at_counter, b.turnover,
         k.amount IS NOT NULL
           AND (b.last_active_on IS NULL OR datediff(${date}, b.last_active_on) >= 30) AS is_new,
         greatest(0, coalesce((year(${date}) - year(b.month)) * 12 + month(${date}) - month(b.month), 0)) AS later
  FROM known k LEFT JOIN account_activity_before b ON k.account = b.account
), shifted AS (
  SELECT *, slice(concat(array_repeat(CAST(0 AS DECIMAL(18,2)), least(later, 13)),
                         coalesce(turnover, array()),
                         array_repeat(CAST(0 AS DECIMAL(18,2)), 13)), 1, 13) AS months
  FROM joined
)
SELECT account, coalesce(known_on, ${date}) AS known_on,
       if(amount IS NULL, last_active_on, ${date}) AS last_active_on,
       if(is_new, ${date}, run_started_on) AS run_started_on,
       if(is_new, last_active_on, quiet_since) AS quiet_since,
       if(is_new, at_counter, coalesce(is_run_at_counter, false)) AS is_run_at_counter,
       CAST(trunc(${date}, 'MM') AS DATE) AS month,
       transform(months, (m, i) -> CAST(if(i = 0, m + coalesce(amount, 0), m) AS DECIMAL(18,2))) AS turnover
FROM shifted
