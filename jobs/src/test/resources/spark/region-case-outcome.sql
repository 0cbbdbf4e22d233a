WITH version AS (
  SELECT case_id, accepted_region AS region, accepted_at, status, solved_on, loss, currency,
         stopped_at, secured_amount, recorded_on, biz_date
  FROM police_case
  UNION ALL
  SELECT case_id, region, accepted_at, status, solved_on, loss, currency, stopped_at,
         secured_amount, recorded_on, biz_date
  FROM region_case_outcome_before
), placed AS (
  SELECT *, rank() OVER (
           PARTITION BY case_id
           ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_at, region,
                    currency, solved_on ASC NULLS LAST, stopped_at ASC NULLS LAST,
                    secured_amount ASC NULLS LAST) AS place
  FROM version
)
SELECT DISTINCT case_id, region, accepted_at, status, solved_on, loss, currency, stopped_at,
       secured_amount, recorded_on
FROM placed WHERE place = 1
