-- Counted in the parts a lake of ${buckets} buckets counts in, in one pass.
WITH guarded AS (
  SELECT DISTINCT entity_kind, entity FROM protected_entity
  WHERE valid_from <= ${date} AND (valid_to IS NULL OR valid_to >= ${date})
), used AS (
  SELECT e.entity_kind, e.entity, c.accepted_on,
         coalesce(e.first_used_at::DATE, c.accepted_on) AS used_on
  FROM case_entity e
  JOIN region_case c USING (case_id)
  ANTI JOIN guarded g USING (entity_kind, entity)
  WHERE c.status <> 'withdrawn' AND c.accepted_on <= ${date}
), card AS (
  SELECT entity_kind, entity, opened_on, region,
         lead(opened_on) OVER (PARTITION BY entity_kind, entity ORDER BY opened_on) AS next_on
  FROM card_opening
  WHERE entity_kind IN ('number', 'account') AND opened_on <= ${date}
    AND opened_on > ${date} - 1095
), involved AS (
  SELECT c.entity_kind, c.entity, c.opened_on, min(u.accepted_on) AS involved_on
  FROM card c
  JOIN used u ON u.entity_kind = c.entity_kind AND u.entity = c.entity
    AND u.used_on >= c.opened_on AND (c.next_on IS NULL OR u.used_on < c.next_on)
  GROUP BY c.entity_kind, c.entity, c.opened_on
)
SELECT CASE c.entity_kind WHEN 'account' THEN 'SRC3' ELSE 'SRC4' END AS indicator, c.region,
       CASE WHEN i.involved_on >= ${date} - 179 THEN i.involved_on END AS involved_on,
       c.entity & (${buckets} - 1) AS part, count(*)::BIGINT AS cards
FROM card c
LEFT JOIN involved i USING (entity_kind, entity, opened_on)
GROUP BY ALL
