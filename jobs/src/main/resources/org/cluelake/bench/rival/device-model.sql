-- Whose cards are in a device model, in 7 nights.
WITH used AS (
  SELECT number, type_allocation_code FROM card_device_day
  WHERE type_allocation_code IS NOT NULL
  UNION
  SELECT number, type_allocation_code FROM iot_day
  WHERE type_allocation_code IS NOT NULL
), thing AS (
  SELECT DISTINCT number FROM iot_day WHERE plan IS NOT NULL
), card AS (
  SELECT u.type_allocation_code, s.holder_kind = 'person' AS is_person,
         coalesce(s.card_kind = 'iot' OR s.number_class = 'iot', false)
           OR t.number IS NOT NULL AS is_iot
  FROM used u
  LEFT JOIN thing t USING (number)
  LEFT JOIN subscriber_state s USING (number)
)
SELECT type_allocation_code, count(*) FILTER (is_person AND NOT is_iot) AS person_cards,
       count(*) FILTER (is_iot) AS iot_cards
FROM card
GROUP BY type_allocation_code
