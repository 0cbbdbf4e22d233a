WITH used AS (
  SELECT DISTINCT number, type_allocation_code
  FROM (SELECT number, type_allocation_code FROM card_device_day
        UNION ALL SELECT number, type_allocation_code FROM iot_day)
  WHERE type_allocation_code IS NOT NULL
), card AS (
  SELECT u.*, s.holder_kind = 'person' AS is_person,
         (s.card_kind = 'iot' OR s.number_class = 'iot') <=> true
           OR EXISTS (SELECT 1 FROM iot_day i WHERE i.number = u.number AND i.plan IS NOT NULL)
           AS is_iot
  FROM used u LEFT JOIN subscriber_state s ON s.number = u.number
)
SELECT type_allocation_code,
       count(DISTINCT if(is_person AND is_iot = false, number, NULL)) AS person_cards,
       count(DISTINCT if(is_iot, number, NULL)) AS iot_cards
FROM card GROUP BY type_allocation_code
