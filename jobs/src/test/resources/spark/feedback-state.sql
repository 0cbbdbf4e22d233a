WITH said AS (
  SELECT subject_kind, subject_id, status AS word, at, amount FROM clue_feedback
), known AS (
  SELECT subject_kind, subject_id FROM said
  UNION SELECT subject_kind, subject_id FROM feedback_state_before
), newest AS (
  SELECT subject_kind, subject_id, max(struct(at, word)) AS answer
  FROM (SELECT subject_kind, subject_id, at, word FROM said
        UNION ALL
        SELECT subject_kind, subject_id, answered_at, status FROM feedback_state_before
  ) GROUP BY subject_kind, subject_id
), found AS (
  SELECT subject_kind, subject_id, max(struct(at, word)) AS finding
  FROM (SELECT subject_kind, subject_id, at, word FROM said
        WHERE word IN ('false_warning', 'wrong_person', 'is_offender_side', 'confirmed_sold',
                       'confirmed_stolen_identity', 'own_account_of_victim', 'normal_business')
        UNION ALL
        SELECT subject_kind, subject_id, verdict_at, verdict FROM feedback_state_before
        WHERE verdict_at IS NOT NULL AND verdict IS NOT NULL)
  GROUP BY subject_kind, subject_id
), sums AS (
  SELECT subject_kind, subject_id, min(at) AS first_at, min(if(word = 'met', at, NULL)) AS met_at,
         max(if(word = 'stopped_in_time', amount, NULL)) AS stopped,
         max(if(word = 'already_transferred', amount, NULL)) AS transferred
  FROM said GROUP BY subject_kind, subject_id
)
SELECT k.subject_kind, k.subject_id, n.answer.word AS status, n.answer.at AS answered_at,
       least(s.first_at, b.first_answered_at) AS first_answered_at, f.finding.word AS verdict,
       f.finding.at AS verdict_at, least(s.met_at, b.met_at) AS met_at,
       greatest(s.stopped, b.stopped_amount) AS stopped_amount,
       greatest(s.transferred, b.transferred_amount) AS transferred_amount
FROM known k
JOIN newest n ON n.subject_kind = k.subject_kind AND n.subject_id = k.subject_id
LEFT JOIN found f ON f.subject_kind = k.subject_kind AND f.subject_id = k.subject_id
LEFT JOIN sums s ON s.subject_kind = k.subject_kind AND s.subject_id = k.subject_id
LEFT JOIN feedback_state_before b ON b.subject_kind = k.subject_kind AND b.subject_id = k.subject_id
