WITH kind AS (
  SELECT account, at, transfer_id, device,
         array_sort(array_distinct(split(coalesce(network_origin_flags, ''), '[|]'))) AS k
  FROM account_leg WHERE direction = 'out' AND device IS NOT NULL
), step AS (
  SELECT *, lag(struct(k, device, at)) OVER (PARTITION BY account ORDER BY at, transfer_id) AS p
  FROM kind
)
SELECT account, int(count(*)) AS orders, int(count_if(array_contains(k, 'vpn'))) AS vpn,
       int(count_if(array_contains(k, 'datacentre'))) AS datacentre,
       int(count_if(array_contains(k, 'overseas'))) AS overseas,
       int(count_if(array_contains(k, 'shared'))) AS shared,
       int(count(DISTINCT device)) AS devices, int(count_if(p.k <> k)) AS origin_changes,
       int(count_if(p.device <> device)) AS device_changes,
       int(min(IF(p.k <> k, unix_timestamp(at) - unix_timestamp(p.at), NULL))) AS quickest_change_s
FROM step GROUP BY account
