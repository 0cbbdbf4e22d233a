WITH state AS (
  SELECT account AS other, holder AS other_holder, kind AS other_kind, opened_on AS other_opened_on
  FROM account_state
), listed AS (
  SELECT entity AS other, true AS is_listed, scam_class, campaign
  FROM listed_entity WHERE entity_kind = 'account' AND status = 'active' AND source = 'case' AND layer = 1
), named AS (
  SELECT entity AS other, true AS is_listed, scam_class, campaign
  FROM listed_entity WHERE entity_kind = 'account' AND status = 'active' AND source = 'case'
), suspect AS (
  SELECT entity AS account FROM listed_entity WHERE entity_kind = 'account' AND status = 'active'
), firms AS (
  SELECT account FROM account_state WHERE kind IN ('merchant', 'corporate')
), newest AS (
  SELECT holder AS person, transfer_id, account, payee AS other, at, amount, state, usual_amount,
         history_payments, biz_date
  FROM new_payee_payment LEFT ANTI JOIN firms USING (account)
  WHERE holder IS NOT NULL
), mule AS (
  SELECT n.holder AS person FROM new_payee_payment n JOIN suspect l ON l.account = n.account
  LEFT JOIN state s ON s.other = n.payee LEFT JOIN listed p ON p.other = n.payee
  WHERE p.is_listed OR NOT (s.other_kind <=> 'merchant' OR s.other_holder <=> n.holder)
), counted AS (
  SELECT n.*, other_kind, other_opened_on, other_holder, is_listed, scam_class, campaign,
         row_number() OVER (PARTITION BY person, transfer_id, account
                            ORDER BY biz_date DESC, at DESC, state, amount, other) AS copy
  FROM newest n LEFT ANTI JOIN mule USING (person) LEFT JOIN state USING (other) LEFT JOIN listed USING (other)
  WHERE is_listed OR NOT (other_kind <=> 'merchant' OR other_holder <=> person)
), single AS (
  SELECT * FROM counted WHERE copy = 1
), near AS (
  SELECT DISTINCT m.person, m.transfer_id, m.account
  FROM single m JOIN single l ON l.person = m.person AND l.is_listed
  WHERE abs(unix_micros(l.at) - unix_micros(m.at)) <= 3 * 86400000000
), kept AS (
  SELECT s.* FROM single s LEFT JOIN near n USING (person, transfer_id, account)
  WHERE n.person IS NOT NULL OR datediff(${date}, s.biz_date) < 3
), span AS (
  SELECT person, date_sub(min(biz_date), 2) AS first_night, max(biz_date) AS last_night
  FROM kept GROUP BY person
), run AS (
  SELECT *, row_number() OVER (PARTITION BY person ORDER BY at, transfer_id, account) AS place,
         lag(amount) OVER (PARTITION BY person ORDER BY at, transfer_id, account)
           AS previous_amount,
         count(*) OVER (PARTITION BY person) AS payments
  FROM kept
), income AS (
  SELECT r.person, CAST(sum(e.amount) AS DECIMAL(18,2)) AS received
  FROM account_edge_day e JOIN (SELECT DISTINCT person, account FROM run) r USING (account)
  JOIN span s ON s.person = r.person AND e.biz_date >= s.first_night AND e.biz_date <= s.last_night
  WHERE e.direction = 'in' AND e.everyday < e.transfers GROUP BY r.person
), credit AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY holder, kind, transfer_id, account
                                 ORDER BY biz_date DESC, at DESC, amount, payer NULLS LAST) AS copy
    FROM unusual_credit)
  WHERE copy = 1
), busy AS (
  SELECT DISTINCT person FROM run WHERE payments >= 2
)
SELECT person, 'payment' AS kind, transfer_id, account, other, at, amount, state, place,
       previous_amount, usual_amount, history_payments,
       CAST(coalesce(received, 0) AS DECIMAL(18,2)) AS received, other_kind, other_opened_on,
       coalesce(is_listed, false) AS is_other_listed, coalesce(scam_class, 'unknown') AS scam_class,
       coalesce(campaign, 'none') AS campaign
FROM run LEFT JOIN income USING (person) WHERE payments >= 2
UNION ALL
SELECT c.holder, c.kind, c.transfer_id, c.account, c.payer, c.at, c.amount, 'settled', NULL, NULL,
       NULL, NULL, NULL, s.other_kind, s.other_opened_on, coalesce(l.is_listed, false),
       coalesce(l.scam_class, 'unknown'), coalesce(l.campaign, 'none')
FROM credit c LEFT SEMI JOIN busy b ON b.person = c.holder
LEFT JOIN state s ON s.other = c.payer LEFT JOIN named l ON l.other = c.payer
WHERE NOT (c.kind = 'new_payer' AND s.other_holder <=> c.holder)
