WITH card AS (
  SELECT * FROM card_opening
  WHERE entity_kind IN ('number', 'account')
    AND datediff(${date}, opened_on) BETWEEN 0 AND 1094
), used AS (
  SELECT e.entity_kind, e.entity, c.accepted_on,
         to_date(coalesce(e.first_used_at, CAST(c.accepted_on AS TIMESTAMP))) AS used_on
  FROM case_entity e JOIN region_case c ON e.case_id = c.case_id
  WHERE c.status <> 'withdrawn' AND c.accepted_on <= ${date}
    AND NOT EXISTS (
      SELECT 1 FROM protected_entity p
      WHERE p.entity_kind = e.entity_kind AND p.entity = e.entity
        AND ${date} BETWEEN p.valid_from AND coalesce(p.valid_to, ${date}))
), owner AS (
  SELECT u.entity_kind, u.entity, u.used_on, u.accepted_on, max(c.opened_on) AS opened_on
  FROM used u JOIN card c
    ON c.entity_kind = u.entity_kind AND c.entity = u.entity AND c.opened_on <= u.used_on
  GROUP BY u.entity_kind, u.entity, u.used_on, u.accepted_on
), involved AS (
  SELECT entity_kind, entity, opened_on, min(accepted_on) AS involved_on
  FROM owner GROUP BY entity_kind, entity, opened_on
), counted AS (
  SELECT if(c.entity_kind = 'account', 'SRC3', 'SRC4') AS indicator,
         coalesce(c.issuer_kind, 'unknown') AS institution_kind,
         coalesce(c.issuer, 'unknown') AS institution, c.region,
         if(datediff(${date}, i.involved_on) < 90, i.involved_on, NULL) AS involved_on
  FROM card c LEFT JOIN involved i
    ON i.entity_kind = c.entity_kind AND i.entity = c.entity AND i.opened_on = c.opened_on
), placed AS (
  SELECT c.*,
         EXISTS (SELECT 1 FROM region r WHERE r.code = c.region AND r.level = 'county'
                   AND ${date} BETWEEN r.valid_from AND coalesce(r.valid_to, ${date})) AS here,
         EXISTS (SELECT 1 FROM region r WHERE r.code = c.region AND r.level = 'county'
                   AND c.involved_on BETWEEN r.valid_from AND coalesce(r.valid_to, ${date})) AS was
  FROM counted c
)
SELECT indicator, institution_kind, institution, if(here, region, 'unplaced') AS region,
       count(*) AS opened, count(if(here AND was, 1, NULL)) AS involved
FROM placed
GROUP BY indicator, institution_kind, institution, if(here, region, 'unplaced')
