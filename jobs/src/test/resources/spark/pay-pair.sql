SELECT coalesce(b.account, t.account) AS account, coalesce(b.payee, t.payee) AS payee,
       coalesce(b.first_paid_on, ${date}) AS first_paid_on,
       if(t.account IS NULL, b.last_paid_on, ${date}) AS last_paid_on,
       coalesce(b.transfers, 0L) + coalesce(t.transfers, 0L) AS transfers
FROM (SELECT * FROM pay_pair_before WHERE datediff(${date}, last_paid_on) < 180) b
FULL OUTER JOIN (
  SELECT account, counterparty AS payee, CAST(transfers AS BIGINT) AS transfers
  FROM account_edge_day WHERE direction = 'out' AND transfers > 0) t
ON b.account = t.account AND b.payee = t.payee
