WITH pair AS (
  SELECT a.imei, IF(a.ended_at < b.ended_at, a.ended_at, b.ended_at) AS until
  FROM shared_device_call a CROSS JOIN shared_device_call b
  WHERE a.imei = b.imei AND a.number < b.number AND NOT a.cell = b.cell
    AND NOT (b.started_at >= a.ended_at OR a.started_at >= b.ended_at)
)
SELECT * FROM (SELECT imei, CAST(count(until) AS INT) AS pairs, max(until) AS last_at
               FROM pair GROUP BY imei)
WHERE pairs > 1
