WITH live AS (
  SELECT coalesce(c.fraud_type, 'unknown') AS fraud_type,
         coalesce(c.age_band, 'unknown') AS age_band,
         if(EXISTS (SELECT 1 FROM region r WHERE r.code = c.region AND r.level = 'county'
                      AND c.accepted_on BETWEEN r.valid_from
                                            AND coalesce(r.valid_to, c.accepted_on))
            AND EXISTS (SELECT 1 FROM region r WHERE r.code = c.region AND r.level = 'county'
                          AND ${date} BETWEEN r.valid_from AND coalesce(r.valid_to, ${date})),
            c.region, 'unplaced') AS region
  FROM region_case c
  WHERE c.status <> 'withdrawn' AND datediff(${date}, c.accepted_on) BETWEEN 0 AND 89
)
SELECT 'VIC1' AS indicator, fraud_type, age_band, region, count(*) AS cases
FROM live
GROUP BY fraud_type, age_band, region
