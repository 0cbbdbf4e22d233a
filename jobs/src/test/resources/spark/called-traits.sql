WITH busy AS (
  SELECT number FROM number_day WHERE attempts >= 20
), edge AS (
  SELECT number, other, max(IF(biz_date = ${date}, out_calls, 0)) AS n, min(other_class) AS class,
         min(biz_date) < ${date} AS known
  FROM call_edge_day WHERE number IN (SELECT number FROM busy) GROUP BY number, other
)
SELECT e.number, int(count(*)) AS callees,
       int(sum(IF(e.class IN ('mobile', 'virtual_operator')
                  AND (s.status IS NULL OR s.status = 'closed'), 1, 0))) AS vacant,
       int(sum(IF(e.known, 1, 0))) AS friends,
       int(floor(sum(n) * sum(n) / sum(n * n))) AS effective_callees
FROM edge e LEFT JOIN subscriber_state s ON s.number = e.other
WHERE e.n > 0 GROUP BY e.number
