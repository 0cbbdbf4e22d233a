WITH edge AS (
  SELECT * FROM account_edge_day WHERE transfers > everyday
), measured AS (
  SELECT account,
         CAST(count(DISTINCT if(direction = 'in', counterparty, NULL)) AS INT) AS payers,
         CAST(count(DISTINCT if(direction = 'out', counterparty, NULL)) AS INT) AS payees,
         CAST(sum(if(direction = 'in', amount, 0)) AS DECIMAL(18,2)) AS received,
         CAST(sum(if(direction = 'out', amount, 0)) AS DECIMAL(18,2)) AS paid,
         CAST(count_if(direction = 'in' AND transfers = 1) AS INT) AS sums,
         CAST(count_if(direction = 'in' AND transfers = 1 AND pmod(amount, 100) = 0) AS INT)
           AS round_sums,
         max(last_at) AS last_at
  FROM edge GROUP BY account
), young AS (
  SELECT m.*, a.run_started_on AS started_on, s.holder,
         a.quiet_since IS NULL AND (s.account IS NULL OR s.opened_on < a.known_on)
           AND datediff(a.run_started_on, a.known_on) < 30 AS is_early
  FROM account_activity a
  JOIN measured m USING (account)
  LEFT JOIN account_state s USING (account)
  WHERE datediff(${date}, a.run_started_on) < 10 AND payers >= 3
    AND (s.kind IS NULL OR s.kind IN ('debit', 'credit', 'wallet'))
), onward AS (
  SELECT y.account, y.holder, collect_set(e.counterparty) AS all_payees
  FROM edge e JOIN young y USING (account) WHERE e.direction = 'out' GROUP BY y.account, y.holder
), paid AS (
  SELECT account, holder, payee, count(1) OVER (PARTITION BY payee) AS hub
  FROM (SELECT account, holder, explode(all_payees) AS payee FROM onward)
), joining AS (
  SELECT p.account, p.holder, p.payee AS common, true AS by_payee
  FROM paid p LEFT ANTI JOIN (SELECT account AS payee FROM account_state
                              WHERE kind IN ('merchant', 'corporate')) USING (payee)
  WHERE hub <= 20
  UNION ALL
  SELECT y.account, y.holder, d.device, false
  FROM shared_device d JOIN young y USING (account) WHERE d.visitors <= d.accounts / 2
), tie AS (
  SELECT a.account, b.account AS partner, a.common, a.by_payee,
         l.entity IS NOT NULL AS is_listed
  FROM joining a
  JOIN joining b ON a.common = b.common AND a.by_payee = b.by_payee AND a.account <> b.account
  LEFT JOIN (SELECT DISTINCT entity FROM listed_entity
             WHERE entity_kind = 'account' AND status = 'active') l ON l.entity = b.account
  WHERE a.holder IS NULL OR b.holder IS NULL OR a.holder <> b.holder
), turn AS (
  SELECT account, CAST(count(DISTINCT if(by_payee, common, NULL)) AS INT) AS shared_payees,
         CAST(count(DISTINCT partner) AS INT) AS partners,
         CAST(count(DISTINCT if(by_payee, NULL, partner)) AS INT) AS device_partners,
         CAST(count(DISTINCT if(is_listed, partner, NULL)) AS INT) AS listed_partners
  FROM tie GROUP BY account
), alike AS (
  SELECT account, CAST(max(payments) AS INT) AS same_sums
  FROM (SELECT account, count(1) OVER (PARTITION BY account, amount) AS payments
        FROM edge WHERE direction = 'in' AND transfers = 1)
  GROUP BY account
)
SELECT y.*, t.shared_payees, t.partners, t.device_partners, t.listed_partners,
       coalesce(a.same_sums, 0) AS same_sums
FROM young y JOIN turn t USING (account) LEFT JOIN alike a USING (account)
