SELECT t.number, s.holder AS person, p.place_id, CAST(count(1) AS INT) AS calls,
       min(t.started_at) AS first_at, max(t.started_at) AS last_at
FROM telecom_call t
JOIN subscriber_state s ON s.number = t.number AND s.holder_kind <> 'enterprise'
  AND s.valid_from <= to_date(t.started_at)
JOIN (SELECT DISTINCT place_id, cell_prefix FROM risk_place
      WHERE kind NOT IN ('country', 'border_section')
        AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})) p
  ON left(t.cell, length(p.cell_prefix)) = p.cell_prefix
WHERE t.roaming_country IS NOT NULL
GROUP BY t.number, s.holder, p.place_id
