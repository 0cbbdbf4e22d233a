WITH version AS (
  SELECT case_id, to_date(accepted_at) AS accepted_on, victim_region AS region, loss, currency,
         status, recorded_on, biz_date, biz_date AS known_on, fraud_type, age_band, sex
  FROM police_case
  UNION ALL
  SELECT case_id, accepted_on, region, loss, currency, status, recorded_on, biz_date, known_on,
         fraud_type, age_band, sex
  FROM region_case_before
), first AS (
  SELECT case_id, IF(count(*) = count(known_on), min(known_on), NULL) AS known_on
  FROM version GROUP BY case_id
), placed AS (
  SELECT *, rank() OVER (
           PARTITION BY case_id
           ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_on, region,
                    currency, coalesce(fraud_type, ''), coalesce(age_band, ''), coalesce(sex, '')) AS place
  FROM version
)
SELECT DISTINCT p.case_id, p.accepted_on, p.region, p.loss, p.currency, p.status, p.recorded_on,
       f.known_on, p.fraud_type, p.age_band, p.sex
FROM placed p JOIN first f ON p.case_id = f.case_id WHERE p.place = 1
