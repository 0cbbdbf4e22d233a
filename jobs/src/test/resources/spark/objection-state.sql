WITH version AS (
  SELECT objection_id, subject_kind, subject_id, opened_at, ground, is_urgent, state, issuer,
         decided_at, recorded_on, biz_date FROM objection
  UNION ALL
  SELECT objection_id, subject_kind, subject_id, opened_at, ground, is_urgent, state, issuer,
         decided_at, recorded_on, biz_date FROM objection_state_before
)
SELECT objection_id, subject_kind, subject_id, opened_at, ground, is_urgent, state, issuer,
       decided_at, recorded_on
FROM (SELECT *, row_number() OVER (
               PARTITION BY objection_id
               ORDER BY recorded_on DESC, biz_date DESC, decided_at DESC NULLS LAST, state DESC,
                        subject_kind, subject_id, opened_at, ground, is_urgent, issuer) AS place
      FROM version)
WHERE place = 1
