SELECT h.target_kind, h.target, h.numbers, s.subscribers
FROM (SELECT target_kind, target, count(DISTINCT number) AS numbers
      FROM web_day GROUP BY target_kind, target) h
CROSS JOIN (SELECT count(*) AS subscribers FROM subscriber_state
            WHERE status = 'active' AND card_kind <> 'iot') s
