WITH version AS (
  SELECT case_id, to_date(accepted_at) AS accepted_on, victim_region AS region, loss, currency,
         status, recorded_on, biz_date
  FROM police_case
  UNION ALL
  SELECT case_id, accepted_on, region, loss, currency, status, recorded_on, biz_date
  FROM region_case_before
), placed AS (
  SELECT *, rank() OVER (
           PARTITION BY case_id
           ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_on, region,
                    currency) AS place
  FROM version
)
SELECT DISTINCT case_id, accepted_on, region, loss, currency, status, recorded_on
FROM placed WHERE place = 1
