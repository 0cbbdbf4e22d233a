SELECT crossing_id, person, at, direction, port, country, transport, purpose, party
FROM (
  SELECT c.crossing_id, coalesce(d.person, c.document) AS person, c.at, c.direction, c.port,
         c.country, c.transport, c.declared_purpose AS purpose, c.party,
         row_number() OVER (PARTITION BY c.crossing_id ORDER BY d.valid_from DESC, d.person DESC) AS place
  FROM immigration_crossing c
  LEFT JOIN person_document_state d
    ON d.document = c.document AND to_date(c.at) BETWEEN d.valid_from AND coalesce(d.valid_to, DATE '9999-12-31'))
WHERE place = 1
