WITH usable AS (
  SELECT e.case_id, e.entity_kind, e.entity, max(if(e.role = 'cash_out', 0, 1)) AS other_roles
  FROM case_entity e
  JOIN case_state c ON c.case_id = e.case_id AND c.status <> 'withdrawn'
  LEFT ANTI JOIN protected_entity p
    ON e.entity_kind = p.entity_kind AND e.entity = p.entity
       AND p.valid_from <= ${date} AND coalesce(p.valid_to, ${date}) >= ${date}
  LEFT ANTI JOIN web_target w
    ON w.target_kind = e.entity_kind AND w.target = e.entity
       AND w.numbers > 99 AND w.numbers >= w.subscribers / 100
  WHERE e.entity_kind <> 'person'
  GROUP BY e.case_id, e.entity_kind, e.entity
), sized AS (
  SELECT *, count(1) OVER (PARTITION BY entity_kind, entity) AS cases
  FROM usable
), pair AS (
  SELECT a.case_id, b.case_id AS other_case, a.entity_kind, a.entity,
         a.entity_kind = 'account' AND a.other_roles * b.other_roles = 0 AS left_there,
         (CASE WHEN a.entity_kind = 'app' THEN 600 WHEN a.entity_kind = 'domain' THEN 800
               WHEN a.entity_kind = 'account' AND a.other_roles * b.other_roles = 0 THEN 100
               ELSE 1000 END)
           DIV (1 + CAST(floor(log2(a.cases - 1)) AS INT)) AS weight
  FROM sized a JOIN sized b
    ON a.entity_kind = b.entity_kind AND a.entity = b.entity AND a.case_id < b.case_id
  WHERE a.cases <= 50
)
SELECT case_id, other_case, entity_kind, array_sort(collect_list(entity)) AS entities,
       CAST(sum(IF(left_there, 0, weight)) + least(100, sum(IF(left_there, weight, 0))) AS INT)
         AS weight
FROM pair GROUP BY case_id, other_case, entity_kind
