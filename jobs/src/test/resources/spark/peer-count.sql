SELECT coalesce(kind, 'unknown') AS peer_group, measure, bin, 0 AS part, count(*) AS accounts
FROM (
  SELECT account, if(direction = 'in', 'payers_72h', 'payees_72h') AS measure,
         CAST(size(collect_set(counterparty)) AS INT) AS bin
  FROM account_edge_day
  WHERE transfers > 0
  GROUP BY account, if(direction = 'in', 'payers_72h', 'payees_72h')
) v LEFT JOIN account_state s USING (account)
GROUP BY coalesce(kind, 'unknown'), measure, bin
