-- Each case's reach grows by its neighbours' neighbours round by round; 40 rounds are enough for
-- the worlds it is compared on.
WITH live AS (
  SELECT case_id FROM case_state WHERE status <> 'withdrawn'
), tie AS (
  SELECT case_id, other_case FROM case_link
  GROUP BY case_id, other_case HAVING sum(weight) >= 150
), neighbours AS (
  SELECT t.case_id, collect_set(t.other_case) AS near
  FROM (SELECT case_id, other_case FROM tie UNION ALL SELECT other_case, case_id FROM tie) t
  LEFT SEMI JOIN live a ON a.case_id = t.case_id
  LEFT SEMI JOIN live b ON b.case_id = t.other_case
  GROUP BY t.case_id
), graph AS (
  SELECT map_from_entries(collect_list(struct(case_id, near))) AS near FROM neighbours
)
SELECT l.case_id,
       array_min(aggregate(
         sequence(1, 40), array(l.case_id),
         (reach, i) -> array_distinct(concat(
           reach, flatten(transform(reach, c -> coalesce(g.near[c], array(c)))))))) AS campaign
FROM live l CROSS JOIN graph g
