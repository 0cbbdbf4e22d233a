WITH county AS (
  SELECT code, max_by(struct(*), valid_from) AS r
  FROM region
  WHERE level = 'county' AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
  GROUP BY code
)
SELECT stack(5,
         'VIC1', code,
         r.resident_female_0_15 + r.resident_female_16_35 + r.resident_female_36_59
           + r.resident_female_60_up + r.resident_male_0_15 + r.resident_male_16_35
           + r.resident_male_36_59 + r.resident_male_60_up,
         'VIC2', code,
         r.resident_male_60_up + r.resident_male_36_59 + r.resident_male_16_35
           + r.resident_male_0_15 + r.resident_female_60_up + r.resident_female_36_59
           + r.resident_female_16_35 + r.resident_female_0_15,
         'VIC3', code,
         r.resident_male_60_up + r.resident_male_36_59 + r.resident_female_60_up
           + r.resident_female_36_59 + r.resident_male_16_35 + r.resident_male_0_15
           + r.resident_female_16_35 + r.resident_female_0_15,
         'VIC4', code,
         r.resident_male_0_15 + r.resident_male_16_35 + r.resident_male_36_59
           + r.resident_male_60_up + r.resident_female_0_15 + r.resident_female_16_35
           + r.resident_female_36_59 + r.resident_female_60_up,
         'SRC1', code,
         r.registered_female_16_35 + r.registered_female_36_59 + r.registered_male_16_35
           + r.registered_male_36_59) AS (indicator, region, exposure)
FROM county
UNION ALL
SELECT n.indicator, n.region, sum(n.cards)
FROM region_card_count n
WHERE n.region IN (SELECT code FROM county)
GROUP BY n.indicator, n.region
