WITH ranked AS (
  SELECT person, valid_from, row_number() OVER (PARTITION BY person ORDER BY valid_from) AS place
  FROM person_document_state
)
SELECT s.person, s.left_at, s.returned_at, s.party, s.port, s.country, s.transport, s.purpose,
       r.valid_from AS documented_on
FROM stay_abroad s
LEFT JOIN ranked r ON r.person = s.person AND r.place = 1
WHERE s.party IS NOT NULL
