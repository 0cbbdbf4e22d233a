WITH used AS (
  SELECT d.*, s.holder, s.valid_from
  FROM card_device_day d LEFT JOIN subscriber_state s ON s.number = d.number
  WHERE s.valid_from IS NULL OR d.biz_date >= s.valid_from
), pair AS (
  SELECT imei, number, CAST(count(DISTINCT biz_date) AS INT) AS days,
         CAST(sum(calls) AS INT) AS calls, max(last_at) AS last_at, max(holder) AS holder,
         max(valid_from) AS valid_from
  FROM used GROUP BY imei, number
), known AS (
  SELECT * FROM pair
  JOIN (SELECT number, CAST(count(*) AS INT) AS devices FROM pair GROUP BY number) USING (number)
), device AS (
  SELECT imei, CAST(count(*) AS INT) AS cards, CAST(count(DISTINCT holder) AS INT) AS holders,
         CAST(count_if(valid_from >= date_sub(${date}, 90)) AS INT) AS young_cards,
         CAST(count_if(days = 1 AND calls <= 3 AND devices > 1) AS INT) AS passing_cards,
         max(devices) AS most_devices
  FROM known GROUP BY imei
), daily AS (
  SELECT imei, max(cards_of_day) AS cards_a_day
  FROM (SELECT imei, biz_date, CAST(count(DISTINCT number) AS INT) AS cards_of_day
        FROM used GROUP BY imei, biz_date)
  GROUP BY imei
)
SELECT * FROM known JOIN device USING (imei) JOIN daily USING (imei)
WHERE cards >= 5 OR devices >= 4
