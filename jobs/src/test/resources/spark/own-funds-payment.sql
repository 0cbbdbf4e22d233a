WITH touched AS (
  SELECT holder AS person, min(first_at) AS contact_at, max(last_at) AS left_at
  FROM contact_aftermath
  WHERE holder_kind = 'person' AND NOT is_self_listed AND holder IS NOT NULL
  GROUP BY holder
), state AS (
  SELECT account, holder, kind, opened_on FROM account_state
), listed AS (
  SELECT entity AS payee, true AS is_listed FROM listed_entity
  WHERE status = 'active' AND entity_kind = 'account' AND source = 'case' AND layer = 1
), payment AS (
  SELECT t.person, t.contact_at, n.account, n.transfer_id, n.payee, n.at AS paid_at, n.amount,
         n.state, s.kind AS payee_kind, s.opened_on AS payee_opened_on,
         coalesce(l.is_listed, false) AS is_payee_listed,
         row_number() OVER (
           PARTITION BY n.account, n.transfer_id ORDER BY n.biz_date DESC, n.payee) AS place
  FROM new_payee_payment n
  JOIN touched t ON n.holder = t.person AND n.at BETWEEN t.contact_at
    AND t.left_at + INTERVAL 24 HOURS
  LEFT JOIN state s ON s.account = n.payee
  LEFT JOIN listed l ON l.payee = n.payee
  WHERE l.is_listed OR NOT (s.kind <=> 'merchant' OR s.holder <=> t.person)
), moved AS (
  SELECT o.account, o.holder, f.account AS source, f.kind = 'credit' AS is_credit, e.amount,
         e.first_at, e.last_at
  FROM account_edge_day e
  JOIN state f ON f.account = e.account
  JOIN state o ON o.account = e.counterparty
  WHERE e.direction = 'out' AND e.amount > 0 AND f.holder = o.holder
)
SELECT p.person, p.account, p.transfer_id, p.payee, p.paid_at, p.amount, p.state,
       p.payee_kind, p.payee_opened_on, p.is_payee_listed,
       CAST(count(DISTINCT if(is_credit, NULL, source)) AS INT) AS sources,
       CAST(sum(if(is_credit, 0, m.amount)) AS DECIMAL(18,2)) AS gathered,
       max(if(is_credit, NULL, if(last_at <= paid_at, last_at, first_at))) AS gathered_at,
       CAST(sum(if(is_credit, m.amount, 0)) AS DECIMAL(18,2)) AS credit,
       max(if(is_credit, if(last_at <= paid_at, last_at, first_at), NULL)) AS drawn_at
FROM payment p
JOIN moved m ON m.account = p.account AND m.holder = p.person
  AND m.first_at BETWEEN p.contact_at AND p.paid_at
WHERE p.place = 1
GROUP BY p.person, p.account, p.transfer_id, p.payee, p.paid_at, p.amount, p.state,
         p.payee_kind, p.payee_opened_on, p.is_payee_listed
