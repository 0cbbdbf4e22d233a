WITH place AS (
  SELECT number, cell, row_number() OVER (PARTITION BY number ORDER BY count(*) DESC, cell) AS r,
         max(max(started_at)) OVER (PARTITION BY number) AS last_at
  FROM telecom_call WHERE cell IS NOT NULL GROUP BY number, cell
), model AS (
  SELECT number, type_allocation_code,
         row_number() OVER (PARTITION BY number ORDER BY count(*) DESC, type_allocation_code) AS r
  FROM telecom_call WHERE type_allocation_code IS NOT NULL GROUP BY number, type_allocation_code
), written AS (
  SELECT number, sum(IF(direction = 'in' AND delivered, 1, 0)) AS messages
  FROM sms_leg GROUP BY number
)
SELECT d.number, p.cell, m.type_allocation_code, s.card_kind, s.holder_kind, s.holder,
       s.valid_from, d.attempts, d.answered, d.callees, d.in_calls, d.cells,
       int(coalesce(w.messages, 0)) AS messages_in, p.last_at
FROM number_day d
JOIN place p ON p.number = d.number AND p.r = 1
LEFT JOIN model m ON m.number = d.number AND m.r = 1
LEFT JOIN written w ON w.number = d.number
LEFT JOIN subscriber_state s ON s.number = d.number
WHERE d.attempts >= 20 AND d.cells > 0 AND d.cells <= 3
