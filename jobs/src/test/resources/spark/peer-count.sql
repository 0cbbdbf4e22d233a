SELECT coalesce(kind, 'unknown') AS peer_group, measure, bin, 0 AS part, count(*) AS accounts
FROM (
  SELECT account, if(direction = 'in', 'payers_72h', 'payees_72h') AS measure,
         CAST(size(collect_set(counterparty)) AS INT) AS bin
  FROM account_edge_day
  WHERE transfers > 0
  GROUP BY account, if(direction = 'in', 'payers_72h', 'payees_72h')
  UNION ALL
  SELECT k.account, 'closure',
         if(sum(coalesce(l.weight, 0)) = 0, max(if(l.account IS NULL, 0, 1)),
            length(bin(sum(coalesce(l.weight, 0)))))
  FROM (SELECT account FROM money_link GROUP BY account) k
  LEFT JOIN money_loop l ON l.account = k.account
  GROUP BY k.account
) v LEFT JOIN account_state s USING (account)
GROUP BY coalesce(kind, 'unknown'), measure, bin
