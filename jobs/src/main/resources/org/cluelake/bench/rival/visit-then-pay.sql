-- Payments to first-time payees within 48 hours of a hit on a listed name by the same person.
WITH name AS (
  SELECT entity_kind AS target_kind, entity AS target FROM listed_entity
  WHERE entity_kind IN ('domain', 'app') AND status = 'active'
), visit AS (
  SELECT w.number, s.holder AS person, w.target, min(w.first_at) AS first_at,
         max(w.last_at) AS last_at
  FROM web_day w
  SEMI JOIN name USING (target_kind, target)
  JOIN subscriber_state s USING (number)
  WHERE s.holder_kind = 'person' AND w.biz_date >= s.valid_from
  GROUP BY w.number, s.holder, w.target
), pair AS (
  SELECT v.*, p.transfer_id, p.account, p.payee, p."at" AS paid_at, p.amount, p.state,
         p.biz_date AS paid_night
  FROM new_payee_payment p
  JOIN visit v ON v.person = p.holder
  WHERE p."at" >= v.first_at AND p."at" <= v.last_at + to_hours(48)
), known AS (
  SELECT p.*, l.entity IS NOT NULL AS is_payee_listed
  FROM pair p
  LEFT JOIN account_state s ON s.account = p.payee
  LEFT JOIN (SELECT entity FROM listed_entity
             WHERE entity_kind = 'account' AND status = 'active' AND source = 'case'
               AND layer = 1) l ON l.entity = p.payee
  WHERE l.entity IS NOT NULL
     OR (s.kind IS DISTINCT FROM 'merchant' AND s.holder IS DISTINCT FROM p.person)
)
SELECT number, person, target, transfer_id, account, payee, paid_at,
       greatest(0, (epoch_us(paid_at) - epoch_us(last_at)) // 60000000) AS minutes_after,
       amount, state, is_payee_listed
FROM known
QUALIFY row_number() OVER (
  PARTITION BY number, transfer_id, account
  ORDER BY paid_night DESC, last_at DESC, target) = 1
