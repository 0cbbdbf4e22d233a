WITH sent AS (
  SELECT clue_id, dispatch_region, expires_at, if(action = 'visit', expires_at, NULL) AS visit
  FROM clue_published WHERE suppressed_by IS NULL AND NOT change = 'closed'
), closed AS (
  SELECT clue_id, min(to_timestamp(date_add(biz_date, 1))) AS ended_at
  FROM clue_published WHERE change = 'closed' GROUP BY clue_id
), answer AS (
  SELECT subject_id, min(at) AS answered_at, min(if(status = 'met', at, NULL)) AS met_at
  FROM clue_feedback WHERE subject_kind = 'clue' AND NOT status = 'received' GROUP BY subject_id
), duty AS (
  SELECT coalesce(b.clue_id, s.clue_id) AS clue_id,
         coalesce(b.region, s.dispatch_region) AS region,
         least(b.answer_due_at, s.expires_at) AS answer_due_at,
         least(b.visit_due_at, s.visit) AS visit_due_at, b.ended_at, b.answered_at, b.met_at
  FROM region_clue_duty_before b FULL JOIN sent s ON b.clue_id = s.clue_id
)
SELECT d.clue_id, d.region, d.answer_due_at, d.visit_due_at, least(d.ended_at, c.ended_at) AS ended_at,
       least(d.answered_at, a.answered_at) AS answered_at, least(d.met_at, a.met_at) AS met_at
FROM duty d LEFT JOIN closed c ON d.clue_id = c.clue_id LEFT JOIN answer a ON d.clue_id = a.subject_id
WHERE NOT (datediff(${date}, to_date(d.answer_due_at)) > 179
           AND (d.visit_due_at IS NULL OR datediff(${date}, to_date(d.visit_due_at)) > 179))
