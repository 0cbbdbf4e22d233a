-- Devices with 5 cards or more, and cards with 4 devices or more, in 7 nights.
WITH used AS (
  SELECT d.imei, d.number, d.biz_date, d.calls, d.last_at, s.holder, s.valid_from
  FROM card_device_day d
  LEFT JOIN subscriber_state s USING (number)
  WHERE s.valid_from IS NULL OR d.biz_date >= s.valid_from
), pair AS (
  SELECT imei, number, count(DISTINCT biz_date)::INTEGER AS days, sum(calls)::INTEGER AS calls,
         max(last_at) AS last_at, max(holder) AS holder, max(valid_from) AS valid_from
  FROM used GROUP BY imei, number
), card AS (
  SELECT number, count(*)::INTEGER AS devices FROM pair GROUP BY number
), device AS (
  SELECT imei, count(*)::INTEGER AS cards, count(DISTINCT holder)::INTEGER AS holders,
         count(*) FILTER (valid_from >= ${date} - 90)::INTEGER AS young_cards,
         count(*) FILTER (days = 1 AND calls <= 3 AND devices > 1)::INTEGER AS passing_cards
  FROM pair JOIN card USING (number)
  GROUP BY imei HAVING count(*) >= 5 OR max(devices) >= 4
), daily AS (
  SELECT imei, max(cards)::INTEGER AS cards_a_day
  FROM (SELECT imei, biz_date, count(DISTINCT number) AS cards
        FROM used SEMI JOIN device USING (imei) GROUP BY imei, biz_date)
  GROUP BY imei
)
SELECT imei, number, p.days, p.calls, d.cards, t.cards_a_day, c.devices, d.holders, d.young_cards,
       d.passing_cards, p.last_at
FROM pair p
JOIN card c USING (number)
JOIN device d USING (imei)
JOIN daily t USING (imei)
WHERE d.cards >= 5 OR c.devices >= 4
