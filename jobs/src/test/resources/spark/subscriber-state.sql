WITH described AS (
  SELECT number, number_class, holder, holder_kind,
         virtual_operator IS NOT NULL AS is_virtual_operator, card_kind, opened_on, opened_channel,
         status, valid_from, biz_date AS known_on, biz_date
  FROM telecom_subscriber
  UNION ALL
  SELECT number, number_class, holder, holder_kind, is_virtual_operator, card_kind, opened_on,
         opened_channel, status, valid_from, known_on, biz_date
  FROM subscriber_state_before
), newest AS (
  SELECT number, max(valid_from) AS valid_from FROM described GROUP BY number
), since AS (
  SELECT d.number, min(d.known_on) AS known_on
  FROM described d JOIN newest n ON d.number = n.number AND d.valid_from = n.valid_from
  GROUP BY d.number
), ranked AS (
  SELECT d.*,
         rank() OVER (PARTITION BY d.number
                      ORDER BY d.biz_date DESC, d.opened_on DESC, d.status, d.holder,
                               d.holder_kind, d.card_kind, d.opened_channel, d.number_class,
                               d.is_virtual_operator) AS place
  FROM described d JOIN newest n ON d.number = n.number AND d.valid_from = n.valid_from
)
SELECT DISTINCT r.number, r.number_class, r.holder, r.holder_kind, r.is_virtual_operator,
       r.card_kind, r.opened_on, r.opened_channel, r.status, r.valid_from, s.known_on
FROM ranked r JOIN since s ON r.number = s.number
WHERE r.place = 1
