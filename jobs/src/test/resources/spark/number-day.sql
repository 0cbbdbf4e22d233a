WITH leg AS (
  SELECT *, min(CASE WHEN direction = 'MO' THEN started_at END)
              OVER (PARTITION BY number, other) AS first_out,
         count_if(direction = 'MO') OVER (PARTITION BY number, other) AS tries
  FROM telecom_call
)
SELECT number,
       CAST(count_if(direction = 'MO') AS INT) AS attempts,
       CAST(count_if(direction = 'MO' AND answered) AS INT) AS answered,
       CAST(count_if(direction = 'MO' AND answered AND duration_s <= 15) AS INT) AS short,
       CAST(count(DISTINCT CASE WHEN direction = 'MO' THEN other END) AS INT) AS callees,
       CAST(count(DISTINCT CASE WHEN tries = 1 THEN other END) AS INT) AS callees_once,
       CAST(count(DISTINCT CASE WHEN direction = 'MT' AND started_at > first_out THEN other END)
            AS INT) AS callees_back,
       CAST(count_if(direction = 'MT') AS INT) AS in_calls,
       CAST(count_if(direction = 'MT' AND answered) AS INT) AS in_answered,
       CAST(count(DISTINCT CASE WHEN direction = 'MT' THEN other END) AS INT) AS callers,
       sum(if(direction = 'MO', duration_s, 0)) AS talk_out_s,
       CAST(count(DISTINCT cell) AS INT) AS cells,
       CAST(count(DISTINCT imei) AS INT) AS handsets,
       CAST(count(DISTINCT CASE WHEN direction = 'MO' THEN hour(started_at) END) AS INT)
         AS active_hours
FROM leg
GROUP BY number
