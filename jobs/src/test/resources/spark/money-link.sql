SELECT k.*, s.holder
FROM (
SELECT account, counterparty, first_out_on, first_in_on, last_on, nights, out_transfers, in_transfers,
       CAST(count(1) OVER (PARTITION BY account) AS INT) AS links
FROM (
  SELECT coalesce(b.account, t.account) AS account,
         coalesce(b.counterparty, t.counterparty) AS counterparty,
         coalesce(least(b.first_out_on, t.out_on), b.first_out_on, t.out_on) AS first_out_on,
         coalesce(least(b.first_in_on, t.in_on), b.first_in_on, t.in_on) AS first_in_on,
         if(t.account IS NULL, b.last_on, greatest(b.last_on, ${date})) AS last_on,
         coalesce(b.nights, 0) + if(t.account IS NULL, 0, 1) AS nights,
         if(b.account IS NULL, 0L, coalesce(b.out_transfers, if(b.first_out_on IS NULL, 0L, 1L)))
           + coalesce(t.out_transfers, 0L) AS out_transfers,
         if(b.account IS NULL, 0L, coalesce(b.in_transfers, if(b.first_in_on IS NULL, 0L, 1L)))
           + coalesce(t.in_transfers, 0L) AS in_transfers
  FROM (SELECT * FROM money_link_before WHERE datediff(${date}, last_on) < 180) b
  FULL OUTER JOIN (
    SELECT account, counterparty,
           max(if(direction = 'out', ${date}, NULL)) AS out_on,
           max(if(direction = 'in', ${date}, NULL)) AS in_on,
           sum(if(direction = 'out', CAST(transfers - everyday AS BIGINT), 0L)) AS out_transfers,
           sum(if(direction = 'in', CAST(transfers - everyday AS BIGINT), 0L)) AS in_transfers
    FROM account_edge_day
    WHERE transfers - everyday > 0 AND NOT account = counterparty
    GROUP BY account, counterparty) t
  ON b.account = t.account AND b.counterparty = t.counterparty
)
) k LEFT JOIN account_state s ON s.account = k.account
WHERE s.kind IS NULL OR (s.kind <> 'merchant' AND s.kind <> 'corporate')
