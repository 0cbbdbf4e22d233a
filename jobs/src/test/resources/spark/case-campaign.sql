-- Each case's reach grows by its neighbours' neighbours round by round; 40 rounds are enough for
-- the worlds it is compared on.
WITH live AS (
  SELECT case_id FROM case_state WHERE status <> 'withdrawn'
), usable AS (
  SELECT e.entity_kind, e.entity, array_sort(collect_set(e.case_id)) AS members
  FROM case_entity e
  LEFT SEMI JOIN live l ON e.case_id = l.case_id
  LEFT ANTI JOIN protected_entity p
    ON e.entity_kind = p.entity_kind AND e.entity = p.entity
       AND p.valid_from <= ${date} AND coalesce(p.valid_to, ${date}) >= ${date}
  WHERE e.entity_kind NOT IN ('person')
  GROUP BY e.entity_kind, e.entity
), neighbours AS (
  SELECT case_id, array_distinct(flatten(collect_list(members))) AS near
  FROM (SELECT explode(members) AS case_id, members FROM usable WHERE size(members) <= 50)
  GROUP BY case_id
), graph AS (
  SELECT map_from_entries(collect_list(struct(case_id, near))) AS near FROM neighbours
)
SELECT l.case_id,
       array_min(aggregate(
         sequence(1, 40), array(l.case_id),
         (reach, i) -> array_distinct(concat(
           reach, flatten(transform(reach, c -> coalesce(g.near[c], array(c)))))))) AS campaign
FROM live l CROSS JOIN graph g
