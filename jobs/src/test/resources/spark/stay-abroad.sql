-- Each exit looks for the nearest crossing after it, whatever its direction.
WITH crossing AS (
  SELECT person, at, direction, port, country, transport, purpose, party FROM person_crossing
  WHERE to_date(at) <= ${date}
  UNION
  SELECT person, left_at, 'exit', port, country, transport, purpose, party FROM stay_abroad_before
  UNION
  SELECT person, returned_at, 'entry', NULL, NULL, NULL, NULL, NULL FROM stay_abroad_before
  WHERE returned_at IS NOT NULL
), departure AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY person, at
             ORDER BY port, country, transport, purpose, party NULLS LAST) AS place
    FROM crossing WHERE direction = 'exit')
  WHERE place = 1
), ended AS (
  SELECT d.person, d.at AS left_at, d.port, d.country, d.transport, d.purpose, d.party,
         min(struct(c.at, c.direction)) AS following
  FROM departure d LEFT JOIN crossing c ON c.person = d.person AND c.at > d.at
  GROUP BY d.person, d.at, d.port, d.country, d.transport, d.purpose, d.party
)
SELECT person, left_at, following.at AS returned_at, port, country, transport, purpose, party
FROM ended
WHERE (following.at IS NULL AND left_at >= date_add(${date}, 1) - INTERVAL 1095 DAYS)
   OR (following.direction = 'entry' AND following.at >= date_add(${date}, 1) - INTERVAL 60 DAYS)
