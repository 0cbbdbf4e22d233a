SELECT h.target_kind, h.target, h.numbers, s.subscribers, h.engaged
FROM (SELECT target_kind, target, count(DISTINCT number) AS numbers,
             count(DISTINCT CASE WHEN done > 0 OR (visits_all > 2 AND days > 1) THEN number END) AS engaged
      FROM (SELECT *, sum(installs + registers + codes) OVER n AS done, sum(visits) OVER n AS visits_all,
                   size(collect_set(biz_date) OVER n) AS days
            FROM web_day WINDOW n AS (PARTITION BY target_kind, target, number))
      GROUP BY target_kind, target) h
CROSS JOIN (SELECT count(*) AS subscribers FROM subscriber_state
            WHERE status = 'active' AND card_kind <> 'iot') s
