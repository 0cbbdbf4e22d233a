-- Counted in one pass, over all buckets at once.
WITH part AS (
  SELECT coalesce(region, 'unplaced') AS region, claimed_type, reported_at::DATE AS day,
         count(DISTINCT report_id) AS reports
  FROM public_report
  GROUP BY coalesce(region, 'unplaced'), claimed_type, reported_at::DATE
)
SELECT region, claimed_type, day, sum(reports)::BIGINT AS reports
FROM (SELECT region, claimed_type, day, reports FROM part
      UNION ALL
      SELECT region, claimed_type, day, reports FROM region_report_day_before)
WHERE day BETWEEN ${date} - 179 AND ${date}
GROUP BY region, claimed_type, day
