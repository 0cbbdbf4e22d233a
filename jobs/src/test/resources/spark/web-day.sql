WITH event AS (
  SELECT number, target_kind, target, action, at, CAST(NULL AS STRING) AS message_id
  FROM telecom_web WHERE biz_date = ${date}
  UNION ALL
  SELECT w.number, w.target_kind, w.target, 'code', s.sent_at, s.message_id
  FROM telecom_web w
  JOIN sms_leg s ON s.number = w.number
    AND s.sent_at BETWEEN w.at AND w.at + INTERVAL 10 MINUTES
  WHERE s.direction = 'in' AND s.delivered AND s.template_class = 'code'
)
SELECT number, target_kind, target,
       CAST(count(DISTINCT if(action = 'visit', floor(unix_seconds(at) / 60), NULL)) AS INT)
         AS visits,
       CAST(count_if(action = 'install') AS INT) AS installs,
       CAST(count_if(action = 'register') AS INT) AS registers,
       CAST(count(DISTINCT message_id) AS INT) AS codes,
       CAST(coalesce(bit_or(if(action = 'code', NULL, shiftleft(1, hour(at)))), 0) AS INT) AS hours,
       min(at) AS first_at, max(at) AS last_at
FROM event
GROUP BY number, target_kind, target
