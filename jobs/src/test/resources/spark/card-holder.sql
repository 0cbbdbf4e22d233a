WITH leading_document AS (
  SELECT document, max(struct(valid_from, person)).person AS person
  FROM person_document_state GROUP BY document
), held AS (
  SELECT coalesce(l.person, s.holder) AS holder, s.number, s.valid_from, s.known_on,
         count(*) OVER (PARTITION BY coalesce(l.person, s.holder)) AS cards
  FROM subscriber_state s LEFT JOIN leading_document l ON l.document = s.holder
  WHERE holder_kind = 'person' AND card_kind <> 'iot' AND status <> 'closed'
), used AS (
  SELECT d.number, sum(attempts) AS attempts, sum(in_calls) AS in_calls,
         max(d.biz_date) AS used_on
  FROM number_day d LEFT SEMI JOIN held h ON h.number = d.number AND h.valid_from <= d.biz_date
  WHERE attempts > 0 OR in_calls > 0 GROUP BY d.number
), card AS (
  SELECT h.holder, h.number, h.valid_from, h.known_on, u.used_on,
         coalesce(u.attempts >= 20 AND u.in_calls <= u.attempts / 10, false) AS one_way,
         EXISTS (SELECT 1 FROM device_card d WHERE d.number = h.number AND d.cards >= 5
                 AND d.imei NOT IN (SELECT imei FROM copied_device)) AS shared,
         EXISTS (SELECT 1 FROM reported_entity r WHERE r.entity = h.number
                 AND r.entity_kind = 'number' AND r.reporters >= 2
                 AND h.valid_from <= date(r.last_at)) AS reported,
         EXISTS (SELECT 1 FROM listed_entity l WHERE l.entity = h.number AND l.source = 'case'
                 AND l.entity_kind = 'number' AND l.status = 'active') AS listed,
         count(*) OVER (PARTITION BY h.holder ORDER BY unix_date(h.valid_from)
                        RANGE BETWEEN CURRENT ROW AND 6 FOLLOWING) AS together
  FROM held h LEFT JOIN used u ON u.number = h.number
  WHERE h.cards >= 6
)
SELECT holder, int(count(*)) AS cards,
       int(sum(IF(valid_from >= ${date} - INTERVAL 90 DAYS, 1, 0))) AS young_cards,
       int(max(together)) AS batch_cards, int(count(used_on)) AS used_cards,
       int(sum(IF(one_way, 1, 0))) AS one_way_cards,
       int(sum(IF(shared, 1, 0))) AS shared_device_cards,
       int(sum(IF(reported, 1, 0))) AS reported_cards,
       sort_array(collect_set(IF(listed, number, NULL))) AS listed,
       min(known_on) AS known_on, max(greatest(valid_from, used_on)) AS last_on
FROM card GROUP BY holder
