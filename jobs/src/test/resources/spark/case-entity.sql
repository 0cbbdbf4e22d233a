WITH involvement AS (
  SELECT case_id, entity_kind, entity, role, layer, first_used_at, biz_date AS known_on, biz_date
  FROM police_involvement
  UNION ALL
  SELECT case_id, entity_kind, entity, role, layer, first_used_at, known_on, biz_date
  FROM case_entity_before
)
SELECT case_id, entity_kind, entity, role,
       array_max(collect_list(
         CASE WHEN layer IS NOT NULL THEN struct(biz_date AS night, -layer AS nearest, layer) END
       )).layer AS layer,
       min(first_used_at) AS first_used_at, min(known_on) AS known_on
FROM involvement
GROUP BY case_id, entity_kind, entity, role
