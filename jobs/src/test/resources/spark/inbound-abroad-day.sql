SELECT number, other AS caller, max(other_class) AS caller_class,
       CAST(count(*) AS INT) AS calls, CAST(count_if(answered) AS INT) AS answered,
       sum(duration_s) AS talk_s, max(duration_s) AS longest_s,
       count_if(presented_caller <> network_caller) > 0 AS is_altered,
       max(started_at + make_dt_interval(0, 0, 0, duration_s)) AS last_at
FROM telecom_call
WHERE direction = 'MT' AND trunk = 'international' AND NOT other_class = 'overseas'
  AND roaming_country IS NULL
GROUP BY number, other
