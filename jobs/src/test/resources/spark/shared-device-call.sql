SELECT c.imei, c.number, c.record_id, c.started_at,
       c.started_at + make_dt_interval(0, 0, 0, c.duration_s) AS ended_at, c.cell
FROM telecom_call c
LEFT SEMI JOIN device_card d ON d.imei = c.imei
WHERE c.answered AND c.duration_s > 0
