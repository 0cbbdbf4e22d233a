WITH card AS (
  SELECT a.number, s.holder, s.holder_kind, s.valid_from, a.run_started_on, a.device, a.device_since,
         a.device_before IS NOT NULL AND a.device_since >= ${date} - INTERVAL 6 DAYS AS moved,
         datediff(a.run_started_on, coalesce(a.quiet_since, a.known_on)) AS quiet,
         a.run_started_on >= ${date} - INTERVAL 6 DAYS AS anew,
         a.quiet_since IS NULL AND s.valid_from < a.known_on AND a.run_started_on > a.known_on
           AS dim
  FROM number_activity a JOIN subscriber_state s ON s.number = a.number
  WHERE s.card_kind IN ('voice', 'data') AND a.run_started_on IS NOT NULL
), told AS (
  SELECT *, CASE WHEN valid_from >= ${date} - INTERVAL 6 DAYS THEN 'new'
                 WHEN anew AND quiet >= 90 THEN 'silent'
                 WHEN anew AND dim THEN 'unwatched'
                 WHEN moved THEN 'handed' END AS kind
  FROM card
), start AS (
  SELECT *, IF(kind = 'handed', device_since, run_started_on) AS began_on
  FROM told WHERE kind IS NOT NULL
), sums AS (
  SELECT s.number,
         max(IF(d.biz_date >= s.began_on, d.attempts, NULL)) AS attempts,
         bool_or(d.biz_date = ${date} AND d.attempts > 0) AS calls_today,
         coalesce(max(IF(d.biz_date < s.began_on, d.attempts, NULL)), 0) AS attempts_before,
         sum(IF(d.biz_date >= s.began_on, d.callees, 0)) AS callees,
         sum(IF(d.biz_date >= s.began_on, d.callees_once, 0)) AS callees_once,
         sum(IF(d.biz_date >= s.began_on, d.attempts, 0)) AS calls_out,
         sum(IF(d.biz_date >= s.began_on, d.in_calls, 0)) AS calls_in
  FROM start s JOIN number_day d ON d.number = s.number GROUP BY s.number
), opened AS (
  SELECT number, substr(opened_region, 1, 2) AS far,
         row_number() OVER (PARTITION BY number
           ORDER BY valid_from DESC, biz_date DESC, opened_region DESC) AS r
  FROM telecom_subscriber
), away AS (
  SELECT c.number, every(substr(c.cell_region, 1, 2) <> o.far) AS is_elsewhere
  FROM telecom_call c JOIN opened o ON o.number = c.number AND o.r = 1
  WHERE c.cell_region IS NOT NULL GROUP BY c.number
)
SELECT s.number, s.holder, s.holder_kind, s.kind, s.began_on,
       int(IF(s.kind IN ('silent', 'unwatched'), s.quiet, 0)) AS quiet_days, s.device,
       coalesce(s.moved, false) AND (s.kind = 'handed' OR s.device_since >= s.run_started_on)
         AS is_new_device,
       w.is_elsewhere, int(m.attempts) AS attempts, int(m.attempts_before) AS attempts_before,
       int(m.callees) AS callees, int(m.callees_once) AS callees_once,
       int(m.calls_out) AS calls_out, int(m.calls_in) AS calls_in
FROM start s JOIN sums m ON m.number = s.number AND m.attempts >= 15 AND m.calls_today
LEFT JOIN away w ON w.number = s.number
