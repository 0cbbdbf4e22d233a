-- How many numbers hit each name of the block lists in 7 nights, and how many engaged with it.
SELECT target_kind, target, count(*) AS numbers,
       (SELECT count(*) FROM subscriber_state
        WHERE status = 'active' AND card_kind <> 'iot') AS subscribers,
       count(*) FILTER (done > 0 OR (visits >= 3 AND days >= 2)) AS engaged
FROM (
  SELECT target_kind, target, number, sum(visits) AS visits, count(DISTINCT biz_date) AS days,
         sum(installs + registers + codes) AS done
  FROM web_day
  GROUP BY target_kind, target, number)
GROUP BY target_kind, target
