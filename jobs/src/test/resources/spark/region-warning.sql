WITH first_seen AS (
  SELECT clue_id, min(struct(day, region)) AS earliest,
         min(struct(day, region, fusion_version IS NULL, fusion_version)) AS graded, max(tonight) AS tonight
  FROM (
    SELECT clue_id, biz_date AS day, dispatch_region AS region, fusion_version, 1 AS tonight
    FROM clue_published
    WHERE (grade = 'urgent' OR grade = 'high') AND suppressed_by IS NULL AND NOT change = 'closed'
    UNION ALL
    SELECT clue_id, warned_on, region, fusion_version, 0 FROM region_warning_before)
  GROUP BY clue_id
)
SELECT clue_id, earliest.region AS region, earliest.day AS warned_on,
       graded.fusion_version AS fusion_version
FROM first_seen
WHERE tonight = 1 OR datediff(${date}, earliest.day) < 180
