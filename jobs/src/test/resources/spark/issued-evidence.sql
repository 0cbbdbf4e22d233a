SELECT subject_kind, subject_id, subject, evidence_keys, last_on
FROM (SELECT *, row_number() OVER (
               PARTITION BY subject_kind, subject_id ORDER BY last_on DESC, subject, evidence_keys) AS place
      FROM (
        SELECT 'clue' AS subject_kind, clue_id AS subject_id, person AS subject, evidence_keys,
               biz_date AS last_on FROM clue_published
        UNION ALL
        SELECT 'phone_card', entry_id, number, evidence_keys, biz_date FROM phone_card_list_published
        UNION ALL
        SELECT 'bank_card', entry_id, account, evidence_keys, biz_date FROM bank_card_list_published
        UNION ALL
        SELECT subject_kind, subject_id, subject, evidence_keys, last_on FROM issued_evidence_before
        WHERE datediff(${date}, last_on) < 120)
      WHERE subject_id IS NOT NULL)
WHERE place = 1
