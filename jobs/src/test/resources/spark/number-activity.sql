WITH main AS (
  SELECT number, min(imei) AS imei
  FROM (SELECT *, max(calls) OVER (PARTITION BY number) AS most FROM card_device_day)
  WHERE calls = most GROUP BY number
), n AS (
  SELECT number FROM subscriber_state
  UNION SELECT number FROM number_activity_before
  UNION SELECT number FROM number_day WHERE attempts > 0 OR in_calls > 0
), old AS (
  SELECT b.*, s.valid_from > b.holder_since <=> true AS is_anothers
  FROM number_activity_before b LEFT JOIN subscriber_state s ON s.number = b.number
), j AS (
  SELECT n.number, s.valid_from, m.imei,
         EXISTS (SELECT 1 FROM number_day d WHERE d.number = n.number
                 AND (d.attempts > 0 OR d.in_calls > 0)) AS called,
         o.holder_since, o.known_on, o.last_active_on, o.run_started_on, o.quiet_since,
         o.device, o.device_since, o.device_before
  FROM n
  LEFT JOIN subscriber_state s ON s.number = n.number
  LEFT JOIN main m ON m.number = n.number
  LEFT JOIN old o ON o.number = n.number AND NOT o.is_anothers
), k AS (
  SELECT *, called AND (last_active_on IS NULL OR datediff(${date}, last_active_on) >= 30) AS anew,
         imei IS NOT NULL AND NOT (imei <=> device) AS moved
  FROM j
)
SELECT number, coalesce(valid_from, holder_since) AS holder_since,
       coalesce(known_on, ${date}) AS known_on,
       IF(called, ${date}, last_active_on) AS last_active_on,
       IF(anew, ${date}, run_started_on) AS run_started_on,
       IF(anew, last_active_on, quiet_since) AS quiet_since,
       coalesce(imei, device) AS device, IF(moved, ${date}, device_since) AS device_since,
       IF(moved, device, device_before) AS device_before
FROM k
