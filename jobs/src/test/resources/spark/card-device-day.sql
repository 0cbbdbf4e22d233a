SELECT DISTINCT number, imei,
       min(type_allocation_code) OVER device AS type_allocation_code,
       CAST(count(*) OVER device AS INT) AS calls,
       sum(duration_s) OVER device AS talk_s,
       min(started_at) OVER device AS first_at, max(started_at) OVER device AS last_at
FROM telecom_call
WHERE imei IS NOT NULL
WINDOW device AS (PARTITION BY number, imei)
