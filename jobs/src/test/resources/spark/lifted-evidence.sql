WITH decided AS (
  SELECT subject_kind, subject_id, min(if(word = 'objection_upheld', 'a', word)) AS word
  FROM (SELECT subject_kind, subject_id, 'objection_upheld' AS word FROM objection_state
        WHERE state = 'upheld'
        UNION ALL
        SELECT subject_kind, subject_id, verdict FROM feedback_state
        WHERE verdict = 'wrong_person' OR verdict = 'normal_business')
  GROUP BY subject_kind, subject_id
), named AS (
  SELECT subject_kind, subject_id, if(word = 'a', 'objection_upheld', word) AS lifted_by FROM decided
)
SELECT d.subject_kind, d.subject_id, coalesce(b.subject, i.subject) AS subject, d.lifted_by,
       if(b.lifted_by <=> d.lifted_by, b.lifted_on, ${date}) AS lifted_on,
       if(b.lifted_by <=> d.lifted_by OR i.subject IS NULL, b.evidence_keys, i.evidence_keys) AS evidence_keys
FROM named d
LEFT JOIN lifted_evidence_before b ON b.subject_kind = d.subject_kind AND b.subject_id = d.subject_id
LEFT JOIN issued_evidence i ON i.subject_kind = d.subject_kind AND i.subject_id = d.subject_id
WHERE coalesce(b.subject, i.subject) IS NOT NULL
