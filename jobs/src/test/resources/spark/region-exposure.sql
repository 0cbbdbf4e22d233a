WITH county AS (
  SELECT code, max_by(struct(*), valid_from) AS r
  FROM region
  WHERE level = 'county' AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
  GROUP BY code
), people AS (
  SELECT code,
         r.resident_female_0_15 + r.resident_male_0_15 AS children,
         r.resident_female_16_35 + r.resident_female_36_59 + r.resident_female_60_up
           + r.resident_male_16_35 + r.resident_male_36_59 + r.resident_male_60_up AS grown,
         r.registered_female_16_35 + r.registered_female_36_59 + r.registered_male_16_35
           + r.registered_male_36_59 AS registered
  FROM county
)
SELECT stack(6,
         'VIC1', code, children + grown, CAST(children + grown AS DECIMAL(24,3)),
         'VIC2', code, grown + children, CAST(children + grown AS DECIMAL(24,3)),
         'VIC3', code, grown + children, CAST(children + grown AS DECIMAL(24,3)),
         'VIC4', code, grown + children, CAST(children + grown AS DECIMAL(24,3)),
         'SRC5', code, grown + children, CAST(children + grown AS DECIMAL(24,3)),
         'SRC1', code, registered, CAST(registered AS DECIMAL(24,3)))
       AS (indicator, region, exposure, standard_exposure)
FROM people
UNION ALL
SELECT n.indicator, n.region, sum(n.cards), CAST(sum(n.cards) AS DECIMAL(24,3))
FROM region_card_count n
WHERE n.region IN (SELECT code FROM county)
GROUP BY n.indicator, n.region
