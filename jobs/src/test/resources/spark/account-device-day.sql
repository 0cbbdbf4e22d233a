SELECT account, device, CAST(count(1) AS INT) AS orders,
       CAST(sum(if(network_origin_flags IS NULL, 0, 1)) AS INT) AS flagged, max(at) AS last_at
FROM (SELECT * FROM account_leg WHERE direction = 'out')
WHERE device IS NOT NULL
GROUP BY device, account
