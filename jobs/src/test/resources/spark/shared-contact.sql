WITH bad AS (
  SELECT entity_kind, entity FROM listed_entity WHERE status = 'active'
), own AS (
  SELECT a.*, b.entity IS NOT NULL AS is_listed, n.entity IS NOT NULL AS is_listed_number,
         a.valid_from >= date_sub(${date}, 179) AS is_new
  FROM account_state a
  LEFT JOIN (SELECT DISTINCT entity FROM bad WHERE entity_kind = 'account') b ON b.entity = a.account
  LEFT JOIN (SELECT DISTINCT entity FROM bad WHERE entity_kind = 'number') n
    ON n.entity = a.contact_number
  WHERE a.contact_number IS NOT NULL AND a.kind IN ('debit', 'credit', 'wallet')
    AND a.status <> 'closed'
), told AS (
  SELECT o.*, s.holder AS sim_holder, s.holder_kind AS sim_kind
  FROM own o
  LEFT JOIN subscriber_state s ON s.number = o.contact_number
  LEFT SEMI JOIN (SELECT contact_number FROM own WHERE is_new OR is_listed OR is_listed_number) f
    ON f.contact_number = o.contact_number
  WHERE s.number IS NULL OR s.valid_from <= o.valid_from
), phone AS (
  SELECT contact_number, CAST(count(DISTINCT holder) AS INT) AS holders,
         CAST(count(DISTINCT if(is_new, holder, NULL)) AS INT) AS new_holders,
         CAST(sum(if(is_listed, 1, 0)) AS INT) AS listed,
         max(holder <=> sim_holder) AS is_sim_among
  FROM told GROUP BY contact_number
)
SELECT t.contact_number, t.account, holders, new_holders,
       CAST(listed - if(t.is_listed, 1, 0) AS INT) AS listed_accounts, t.is_listed_number, t.sim_kind,
       t.holder <=> t.sim_holder AS is_own_sim, is_sim_among
FROM told t JOIN phone p ON p.contact_number = t.contact_number
WHERE holders > 1 OR t.is_listed_number OR listed > if(t.is_listed, 1, 0)
