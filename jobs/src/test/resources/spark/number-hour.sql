SELECT number, date_trunc('HOUR', started_at) AS hour, CAST(count(*) AS INT) AS attempts,
       CAST(count_if(answered) AS INT) AS answered,
       CAST(count_if(answered AND duration_s <= 15) AS INT) AS short,
       CAST(count(DISTINCT other) AS INT) AS callees
FROM telecom_call
WHERE direction = 'MO'
GROUP BY number, date_trunc('HOUR', started_at)
