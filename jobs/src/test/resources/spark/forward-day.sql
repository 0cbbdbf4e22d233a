SELECT number, forwarded_to, CAST(count(*) AS INT) AS calls,
       CAST(size(collect_set(other)) AS INT) AS callers,
       min(started_at) AS first_at, max(started_at) AS last_at
FROM telecom_call
WHERE forwarded_to IS NOT NULL AND NOT direction = 'MO'
GROUP BY forwarded_to, number
