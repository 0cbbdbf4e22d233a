WITH usable AS (
  SELECT DISTINCT e.case_id, e.entity_kind, e.entity
  FROM case_entity e
  JOIN case_state c ON c.case_id = e.case_id AND c.status <> 'withdrawn'
  LEFT ANTI JOIN protected_entity p
    ON e.entity_kind = p.entity_kind AND e.entity = p.entity
       AND p.valid_from <= ${date} AND coalesce(p.valid_to, ${date}) >= ${date}
  WHERE e.entity_kind <> 'person'
), sized AS (
  SELECT *, count(1) OVER (PARTITION BY entity_kind, entity) AS cases FROM usable
), pair AS (
  SELECT a.case_id, b.case_id AS other_case, a.entity_kind, a.entity,
         (CASE a.entity_kind WHEN 'app' THEN 600 WHEN 'domain' THEN 800 ELSE 1000 END)
           DIV (1 + CAST(floor(log2(a.cases - 1)) AS INT)) AS weight
  FROM sized a JOIN sized b
    ON a.entity_kind = b.entity_kind AND a.entity = b.entity AND a.case_id < b.case_id
  WHERE a.cases <= 50
)
SELECT case_id, other_case, entity_kind, array_sort(collect_list(entity)) AS entities,
       CAST(sum(weight) AS INT) AS weight
FROM pair GROUP BY case_id, other_case, entity_kind
