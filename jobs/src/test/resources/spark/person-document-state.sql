SELECT document, valid_from, person, valid_to
FROM (SELECT *, row_number() OVER (
               PARTITION BY document, valid_from
               ORDER BY biz_date DESC, coalesce(valid_to, DATE '9999-12-31') DESC, person) AS place
      FROM (SELECT document, valid_from, person, valid_to, biz_date FROM person_document
            UNION ALL
            SELECT document, valid_from, person, valid_to, biz_date FROM person_document_state_before))
WHERE place = 1
