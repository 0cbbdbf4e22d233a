-- How many numbers hit each name of the block lists in 7 nights.
SELECT target_kind, target, count(DISTINCT number) AS numbers,
       (SELECT count(*) FROM subscriber_state
        WHERE status = 'active' AND card_kind <> 'iot') AS subscribers
FROM web_day
GROUP BY target_kind, target
