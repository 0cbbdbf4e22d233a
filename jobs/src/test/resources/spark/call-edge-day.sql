SELECT number, other, min(other_class) AS other_class,
       CAST(count_if(direction = 'MO') AS INT) AS out_calls,
       CAST(count_if(direction = 'MO' AND answered) AS INT) AS out_answered,
       CAST(count_if(direction = 'MT') AS INT) AS in_calls,
       CAST(count_if(direction = 'MT' AND answered) AS INT) AS in_answered,
       CAST(count_if(direction = 'MT' AND trunk = 'international') AS INT) AS in_international,
       sum(duration_s) AS talk_s, max(duration_s) AS longest_s,
       min(started_at) AS first_at,
       max(started_at + make_interval(0, 0, 0, 0, 0, 0, duration_s)) AS last_at,
       coalesce(max(CASE WHEN direction = 'MO' THEN started_at END)
                > min(CASE WHEN direction = 'MT' THEN started_at END), false) AS called_back
FROM telecom_call
GROUP BY number, other
