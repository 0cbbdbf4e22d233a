WITH live AS (
  SELECT region, accepted_on AS day,
         CAST(if(currency = 'CNY', loss, 0) AS DECIMAL(18,2)) AS loss
  FROM region_case
  WHERE status <> 'withdrawn' AND datediff(${date}, accepted_on) BETWEEN 0 AND 179
), cap AS (
  SELECT sort_array(collect_list(loss))[CAST(ceil(0.995 * count(*)) AS INT) - 1] AS cap
  FROM live WHERE datediff(${date}, day) < 90
), suspect AS (
  SELECT s.person, min(struct(s.known_on, s.region)) AS earliest
  FROM region_suspect s JOIN region_case c ON s.case_id = c.case_id
  WHERE c.status <> 'withdrawn' GROUP BY s.person
), event AS (
  SELECT 'VIC1' AS indicator, region, day, 1L AS events, loss,
         if(loss > cap, cap, loss) AS loss_capped
  FROM live CROSS JOIN cap
  UNION ALL
  SELECT 'VIC2', region, day, 1L, loss, if(loss < cap, loss, cap)
  FROM live CROSS JOIN cap
  UNION ALL
  SELECT 'SRC1', earliest.region, earliest.known_on, 1L, CAST(0 AS DECIMAL(18,2)),
         CAST(0 AS DECIMAL(18,2))
  FROM suspect WHERE datediff(${date}, earliest.known_on) BETWEEN 0 AND 179
  UNION ALL
  SELECT indicator, region, involved_on, cards, CAST(0 AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2))
  FROM region_card_count WHERE involved_on IS NOT NULL
  UNION ALL
  SELECT 'VIC3', region, warned_on, 1L, CAST(0 AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2))
  FROM region_warning WHERE datediff(${date}, warned_on) BETWEEN 0 AND 179
  UNION ALL
  SELECT 'SRC5', region, day, 1L, CAST(0 AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2))
  FROM mule_withdrawal
  UNION ALL
  SELECT 'VIC4', region, day, reports, CAST(0 AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2))
  FROM region_report_day
  WHERE NOT (claimed_type = 'other' OR claimed_type = 'unknown')
    AND datediff(${date}, day) BETWEEN 0 AND 179
), tonight AS (
  SELECT DISTINCT code FROM region
  WHERE level = 'county' AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
), placed AS (
  SELECT DISTINCT e.region, e.day
  FROM event e JOIN region r
    ON r.code = e.region AND r.level = 'county' AND e.day >= r.valid_from
       AND (r.valid_to IS NULL OR e.day <= r.valid_to)
  WHERE e.region IN (SELECT code FROM tonight)
)
SELECT e.indicator, ifnull(p.region, 'unplaced') AS region, e.day, sum(e.events) AS events,
       CAST(sum(e.loss) AS DECIMAL(18,2)) AS loss,
       CAST(sum(e.loss_capped) AS DECIMAL(18,2)) AS loss_capped,
       CAST(sum(e.loss_capped * e.loss_capped) AS DECIMAL(38,2)) AS loss_capped_squared
FROM event e LEFT JOIN placed p ON p.region = e.region AND p.day = e.day
GROUP BY e.indicator, p.region, e.day
