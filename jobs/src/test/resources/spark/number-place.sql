WITH counted AS (
  SELECT number, cell_region, count(*) AS calls
  FROM telecom_call WHERE cell_region IS NOT NULL
  GROUP BY number, cell_region
), most AS (
  SELECT number, max(calls) AS calls FROM counted GROUP BY number
), seen AS (
  SELECT c.number, min(c.cell_region) AS region
  FROM counted c JOIN most m ON c.number = m.number AND c.calls = m.calls
  GROUP BY c.number
)
SELECT coalesce(s.number, b.number) AS number, coalesce(s.region, b.region) AS region,
       CASE WHEN s.number IS NULL THEN b.seen_on ELSE ${date} END AS seen_on
FROM seen s FULL OUTER JOIN number_place_before b ON s.number = b.number
