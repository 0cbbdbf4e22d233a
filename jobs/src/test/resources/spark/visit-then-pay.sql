WITH hit AS (
  SELECT w.* FROM web_day w
  LEFT SEMI JOIN listed_entity l
    ON l.entity_kind = w.target_kind AND l.entity = w.target
       AND l.entity_kind IN ('domain', 'app') AND l.status = 'active'
), visit AS (
  SELECT h.number, s.holder AS person, h.target, min(h.first_at) AS first_at,
         max(h.last_at) AS last_at
  FROM hit h JOIN subscriber_state s ON s.number = h.number AND s.holder_kind = 'person'
  WHERE h.biz_date >= s.valid_from
  GROUP BY h.number, s.holder, h.target
), payment AS (
  SELECT holder AS person, transfer_id, account, payee, at AS paid_at, amount, state,
         biz_date AS paid_night
  FROM new_payee_payment WHERE holder IS NOT NULL
), pair AS (
  SELECT * FROM visit JOIN payment USING (person)
  WHERE paid_at >= first_at AND paid_at <= last_at + INTERVAL 48 HOURS
), payee AS (
  SELECT account AS payee, holder AS payee_holder, kind AS payee_kind FROM account_state
), listed AS (
  SELECT entity AS payee, true AS is_listed
  FROM listed_entity WHERE entity_kind = 'account' AND status = 'active'
    AND source = 'case' AND layer = 1
), placed AS (
  SELECT *, is_listed IS NOT NULL AS is_payee_listed,
         row_number() OVER (
           PARTITION BY number, transfer_id, account
           ORDER BY paid_night DESC, last_at DESC, target ASC) AS place
  FROM pair LEFT JOIN payee USING (payee) LEFT JOIN listed USING (payee)
  WHERE is_listed IS NOT NULL OR NOT (payee_kind <=> 'merchant' OR payee_holder <=> person)
)
SELECT *,
       CAST(greatest(0, floor((unix_micros(paid_at) - unix_micros(last_at)) / 60000000)) AS INT)
         AS minutes_after
FROM placed WHERE place = 1
