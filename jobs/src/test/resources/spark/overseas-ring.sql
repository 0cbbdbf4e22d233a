SELECT other AS caller, int(count(*)) AS callees,
       int(count_if(in_answered = 0 OR longest_s <= 3)) AS rung,
       int(count_if(called_back AND (in_answered = 0 OR longest_s <= 3))) AS back,
       sum(IF(called_back AND (in_answered = 0 OR longest_s <= 3), talk_s, 0)) AS back_talk_s,
       max(last_at) AS last_at
FROM call_edge_day
WHERE other_class = 'overseas' AND in_calls >= 1
GROUP BY other
HAVING count_if(in_answered = 0 OR longest_s <= 3) >= 3
