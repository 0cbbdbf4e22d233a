-- Payments to first-time payees within 24 hours of a risky contact of the same person.
WITH contact AS (
  SELECT holder AS person, number, other, kind AS contact_kind, talk_s, first_at, last_at,
         scam_class, campaign
  FROM risky_contact
  WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
), pair AS (
  SELECT c.*, p.transfer_id, p.account, p.payee, p."at" AS paid_at, p.amount, p.state,
         p.usual_amount, p.history_payments, p.biz_date AS paid_night
  FROM new_payee_payment p
  JOIN contact c ON c.person = p.holder
  WHERE p."at" >= c.first_at AND p."at" <= c.last_at + to_hours(24)
), known AS (
  SELECT p.*, s.kind AS payee_kind, s.opened_on AS payee_opened_on,
         l.entity IS NOT NULL AS is_payee_listed, l.scam_class AS payee_scam_class,
         l.campaign AS payee_campaign
  FROM pair p
  LEFT JOIN account_state s ON s.account = p.payee
  LEFT JOIN (SELECT entity, scam_class, campaign FROM listed_entity
             WHERE entity_kind = 'account' AND status = 'active' AND source = 'case'
               AND layer = 1) l ON l.entity = p.payee
  WHERE l.entity IS NOT NULL
     OR (s.kind IS DISTINCT FROM 'merchant' AND s.holder IS DISTINCT FROM p.person)
)
SELECT person, transfer_id, number, other, contact_kind, talk_s, account, payee, paid_at,
       greatest(0, (epoch_us(paid_at) - epoch_us(last_at)) // 60000000) AS minutes_after,
       amount, state, usual_amount, history_payments, payee_kind, payee_opened_on,
       is_payee_listed,
       CASE WHEN scam_class <> 'unknown' OR campaign <> 'none' THEN scam_class
            ELSE coalesce(payee_scam_class, 'unknown') END AS scam_class,
       CASE WHEN scam_class <> 'unknown' OR campaign <> 'none' THEN campaign
            ELSE coalesce(payee_campaign, 'none') END AS campaign
FROM known
QUALIFY row_number() OVER (
  PARTITION BY person, transfer_id, account, other
  ORDER BY paid_night DESC, talk_s DESC, last_at DESC, number) = 1
