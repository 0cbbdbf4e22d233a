WITH version AS (
  SELECT case_id, accepted_at, occurred_at, victim, victim_number, fraud_type, loss, status,
         recorded_on, biz_date
  FROM police_case
  UNION ALL
  SELECT case_id, accepted_at, occurred_at, victim, victim_number, fraud_type, loss, status,
         recorded_on, biz_date
  FROM case_state_before
), placed AS (
  SELECT *, rank() OVER (
           PARTITION BY case_id
           ORDER BY recorded_on DESC, biz_date DESC, status DESC, loss DESC, accepted_at,
                    occurred_at, victim, victim_number ASC NULLS LAST, fraud_type) AS place
  FROM version
)
SELECT DISTINCT case_id, accepted_at, occurred_at, victim, victim_number, fraud_type, loss, status,
       recorded_on
FROM placed WHERE place = 1
