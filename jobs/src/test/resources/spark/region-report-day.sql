WITH counted AS (
  SELECT ifnull(region, 'unplaced') AS region, claimed_type, CAST(reported_at AS DATE) AS day,
         CAST(size(collect_set(report_id)) AS BIGINT) AS reports
  FROM public_report GROUP BY 1, 2, 3
)
SELECT region, claimed_type, day, CAST(sum(reports) AS BIGINT) AS reports
FROM (SELECT * FROM counted
      UNION ALL SELECT region, claimed_type, day, reports FROM region_report_day_before)
WHERE datediff(${date}, day) BETWEEN 0 AND 179
GROUP BY region, claimed_type, day
