WITH contact AS (
  SELECT holder AS person, number, other, kind AS contact_kind, talk_s, first_at, last_at,
         scam_class AS contact_scam_class, campaign AS contact_campaign
  FROM risky_contact
  WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
), payment AS (
  SELECT holder AS person, transfer_id, account, payee, at AS paid_at, amount, state, usual_amount,
         history_payments, biz_date AS paid_night
  FROM new_payee_payment
  WHERE holder IS NOT NULL
), pair AS (
  SELECT * FROM contact JOIN payment USING (person)
  WHERE paid_at >= first_at AND paid_at <= last_at + INTERVAL 24 HOURS
), payee AS (
  SELECT account AS payee, holder AS payee_holder, kind AS payee_kind, opened_on AS payee_opened_on
  FROM account_state
), listed AS (
  SELECT entity AS payee, true AS is_listed, scam_class AS payee_scam_class,
         campaign AS payee_campaign
  FROM listed_entity WHERE entity_kind = 'account' AND status = 'active'
    AND source = 'case' AND layer = 1
), known AS (
  SELECT *, is_listed IS NOT NULL AS is_payee_listed,
         contact_scam_class <> 'unknown' OR contact_campaign <> 'none' AS contact_knows,
         row_number() OVER (
           PARTITION BY person, transfer_id, account, other
           ORDER BY paid_night DESC, talk_s DESC, last_at DESC, number ASC) AS place
  FROM pair LEFT JOIN payee USING (payee) LEFT JOIN listed USING (payee)
  WHERE is_listed IS NOT NULL OR NOT (payee_kind <=> 'merchant' OR payee_holder <=> person)
)
SELECT *,
       CAST(greatest(0, floor((unix_micros(paid_at) - unix_micros(last_at)) / 60000000)) AS INT)
         AS minutes_after,
       if(contact_knows, contact_scam_class, coalesce(payee_scam_class, 'unknown')) AS scam_class,
       if(contact_knows, contact_campaign, coalesce(payee_campaign, 'none')) AS campaign
FROM known WHERE place = 1
