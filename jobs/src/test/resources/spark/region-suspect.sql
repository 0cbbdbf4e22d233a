WITH named AS (
  SELECT case_id, entity AS person, registered_region AS region, biz_date AS known_on, 1 AS tonight
  FROM police_involvement
  WHERE entity_kind = 'person' AND role = 'suspect' AND registered_region IS NOT NULL
  UNION ALL
  SELECT case_id, person, region, known_on, 0 FROM region_suspect_before
)
SELECT case_id, person, max(struct(tonight, region)).region AS region, min(known_on) AS known_on
FROM named
GROUP BY case_id, person
