WITH listed AS (
  SELECT entity_kind, entity, source, layer, scam_class AS class, campaign AS series
  FROM listed_entity WHERE status = 'active'
), call AS (
  SELECT holder AS person, kind || '_number' AS contact_kind, other,
         talk_s, first_at, last_at, scam_class, campaign
  FROM risky_contact
  WHERE holder_kind <=> 'person' AND is_self_listed = false AND holder IS NOT NULL
), hit AS (
  SELECT s.holder AS person, 'listed_site' AS contact_kind, w.target AS other, 0L AS talk_s,
         w.first_at, w.last_at, l.class AS scam_class, l.series AS campaign
  FROM web_day w JOIN listed l ON l.entity_kind = w.target_kind AND l.entity = w.target
  JOIN subscriber_state s USING (number)
  WHERE s.holder_kind = 'person' AND NOT w.biz_date < s.valid_from
), payment AS (
  SELECT s.holder AS person, 'listed_account' AS contact_kind, e.counterparty AS other, 0L AS talk_s,
         e.first_at, e.last_at, l.class AS scam_class, l.series AS campaign
  FROM account_edge_day e
  JOIN listed l ON l.entity_kind = 'account' AND l.entity = e.counterparty
    AND l.source = 'case' AND l.layer = 1
  JOIN account_state s USING (account)
  LEFT ANTI JOIN (SELECT entity FROM listed WHERE entity_kind = 'account') own
    ON own.entity = e.account
  WHERE e.direction = 'out'
), touch AS (
  SELECT person, contact_kind, other, sum(talk_s) AS talk_s, min(first_at) AS first_at,
         max(last_at) AS last_at, min(scam_class) AS scam_class, min(campaign) AS campaign
  FROM (TABLE call UNION ALL TABLE hit UNION ALL TABLE payment)
  GROUP BY person, contact_kind, other
), habit AS (
  SELECT account, CAST(count(*) AS INT) AS cash_days, max(yuan) AS largest_before
  FROM (SELECT account, biz_date, CAST(sum(amount) AS DECIMAL(18,2)) AS yuan FROM cash_withdrawal
        WHERE biz_date < date_sub(${date}, 2) AND state = 'settled' GROUP BY account, biz_date)
  GROUP BY account
), moved AS (
  SELECT account, CAST(count(*) AS INT) AS known_days FROM account_day
  WHERE biz_date < date_sub(${date}, 2) GROUP BY account
), placed AS (
  SELECT t.*, c.transfer_id, c.account, s.kind AS account_kind, c.at, c.amount, c.state,
         row_number() OVER (PARTITION BY t.person, c.transfer_id, c.account, contact_kind, other
                            ORDER BY c.biz_date DESC, c.at DESC) AS copy
  FROM cash_withdrawal c JOIN account_state s USING (account)
  LEFT ANTI JOIN (SELECT entity FROM listed WHERE entity_kind = 'account') own
    ON own.entity = c.account
  JOIN touch t ON t.person = s.holder
  WHERE c.biz_date >= date_sub(${date}, 2) AND c.at >= t.first_at
    AND c.at <= t.last_at + INTERVAL 48 HOURS
)
SELECT p.*, CAST(greatest(0, floor((unix_micros(at) - unix_micros(last_at)) / 60000000)) AS INT)
         AS minutes_after,
       coalesce(cash_days, 0) AS cash_days, largest_before, coalesce(known_days, 0) AS known_days
FROM placed p LEFT JOIN habit USING (account) LEFT JOIN moved USING (account)
WHERE copy = 1
