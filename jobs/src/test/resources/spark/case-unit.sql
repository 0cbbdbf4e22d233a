WITH version AS (
  SELECT case_id, accepted_by AS unit, accepted_region AS region, accepted_at, loss, recorded_on,
         biz_date
  FROM police_case
  UNION ALL
  SELECT case_id, unit, region, accepted_at, loss, recorded_on, biz_date
  FROM case_unit_before
), placed AS (
  SELECT *, rank() OVER (
           PARTITION BY case_id
           ORDER BY recorded_on DESC, biz_date DESC, loss DESC, accepted_at, unit, region) AS place
  FROM version
)
SELECT DISTINCT case_id, unit, region, accepted_at, loss, recorded_on
FROM placed WHERE place = 1
