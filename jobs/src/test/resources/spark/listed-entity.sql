WITH upheld AS (
  SELECT if(subject_kind = 'phone_card', 'number', 'account') AS entity_kind, subject AS entity,
         explode(evidence_keys) AS evidence
  FROM lifted_evidence WHERE lifted_by = 'objection_upheld' AND subject_kind <> 'clue'
), live AS (
  SELECT e.entity_kind, e.entity, e.role, e.layer, c.case_id, c.accepted_at, c.fraud_type,
         coalesce(g.campaign, c.case_id) AS campaign,
         to_date(coalesce(e.first_used_at, c.accepted_at)) AS used_on
  FROM case_entity e
  JOIN case_state c ON e.case_id = c.case_id
  LEFT JOIN case_campaign g ON c.case_id = g.case_id
  LEFT ANTI JOIN upheld u ON u.evidence = left(sha2(concat('case:', e.case_id), 256), 32)
    AND u.entity = e.entity AND u.entity_kind = e.entity_kind
  WHERE (e.entity_kind IN ('number', 'account')
         OR (e.role = 'host' AND e.entity_kind IN ('domain', 'app'))) AND c.status <> 'withdrawn'
    AND c.accepted_at >= CAST(date_add(${date}, 1 - 90) AS TIMESTAMP)
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY entity_kind, entity
                               ORDER BY accepted_at, case_id, role) AS place
  FROM live
), by_case AS (
  SELECT entity_kind, entity, 'case' AS source,
         max(CASE WHEN place = 1 THEN role END) AS role, min(layer) AS layer,
         max(CASE WHEN place = 1 THEN fraud_type END) AS scam_class,
         max(CASE WHEN place = 1 THEN campaign END) AS campaign,
         CAST(count(DISTINCT case_id) AS INT) AS cases, min(accepted_at) AS listed_at,
         max(used_on) AS last_used_on, min(CASE WHEN role = 'cash_out' THEN 1 ELSE 0 END) AS is_exit,
         0 AS hops
  FROM ranked GROUP BY entity_kind, entity
), fallen AS (
  SELECT e.entity_kind, e.entity
  FROM case_entity e JOIN case_state c ON e.case_id = c.case_id
  LEFT ANTI JOIN upheld u ON u.evidence = left(sha2(concat('case:', e.case_id), 256), 32)
    AND u.entity = e.entity AND u.entity_kind = e.entity_kind
  GROUP BY e.entity_kind, e.entity
  HAVING sum(CASE WHEN c.status = 'withdrawn' THEN 0 ELSE 1 END) = 0
), list_row AS (
  SELECT 'number' AS entity_kind, number AS entity, tier, change, starts_on, ends_on, entry_id,
         findings.detector AS detectors, IF(tier = 'A', 0, hops) AS hops
  FROM phone_card_list_published
  UNION ALL
  SELECT 'account', account, tier, change, starts_on, ends_on, entry_id,
         findings.detector, IF(tier = 'A', 0, hops)
  FROM bank_card_list_published
), by_list AS (
  SELECT r.entity_kind, r.entity, 'list' AS source, 'pattern' AS role, CAST(NULL AS INT) AS layer,
         'unknown' AS scam_class, 'none' AS campaign, 0 AS cases,
         CAST(min(r.starts_on) AS TIMESTAMP) AS listed_at, min(r.starts_on) AS last_used_on,
         0 AS is_exit, min(r.hops) AS hops
  FROM list_row r
  LEFT ANTI JOIN by_case b ON r.entity_kind = b.entity_kind AND r.entity = b.entity
  LEFT ANTI JOIN fallen f
    ON r.entity_kind = f.entity_kind AND r.entity = f.entity AND r.tier = 'A'
  LEFT ANTI JOIN lifted_evidence x
    ON x.subject_id = r.entry_id AND x.lifted_by = 'objection_upheld'
  WHERE (r.tier = 'A' OR (r.tier = 'B' AND r.hops IN (0, 1) AND arrays_overlap(
           r.detectors, array('fan-in-fan-out', 'pass-through')))) AND r.change <> 'removed' AND r.ends_on >= ${date}
  GROUP BY r.entity_kind, r.entity
), listed AS (
  SELECT * FROM by_case UNION ALL SELECT * FROM by_list
), judged AS (
SELECT l.entity_kind, l.entity, l.source,
       CASE WHEN EXISTS (
              SELECT 1 FROM protected_entity p
              WHERE p.entity_kind = l.entity_kind AND p.entity = l.entity
                AND ${date} BETWEEN p.valid_from AND coalesce(p.valid_to, ${date}))
            THEN 'protected'
            WHEN s.valid_from > l.last_used_on THEN 'reissued'
            WHEN l.source = 'case' AND l.entity_kind = 'number' AND l.entity IN (
              SELECT caller FROM spoofed_caller
              GROUP BY caller HAVING size(collect_set(number)) > 1)
            THEN 'spoofed'
            WHEN EXISTS (
              SELECT 1 FROM web_target w
              WHERE w.target_kind = l.entity_kind AND w.target = l.entity
                AND w.numbers >= 100 AND w.numbers >= w.subscribers / 100)
            THEN 'shared'
            WHEN EXISTS (
              SELECT 1 FROM web_target w
              WHERE w.target_kind = l.entity_kind AND w.target = l.entity
                AND w.engaged >= 50 AND l.cases < w.engaged / 20)
            THEN CASE WHEN l.listed_at < CAST(date_add(${date}, 1 - 3) AS TIMESTAMP) THEN 'shared' ELSE 'common' END
            ELSE 'active' END AS status,
       l.role, l.layer, l.scam_class, l.campaign, l.cases, l.listed_at, a.kind AS account_kind, l.hops,
       l.cases >= 50 OR (l.entity_kind = 'account'
         AND (l.is_exit = 1 OR a.kind IN ('merchant', 'corporate')
           OR coalesce(g.links, 0) >= 300)) AS is_hub
FROM listed l
LEFT JOIN subscriber_state s ON l.entity_kind = 'number' AND s.number = l.entity
LEFT JOIN account_state a ON l.entity_kind = 'account' AND a.account = l.entity
LEFT JOIN account_graph g ON l.entity_kind = 'account' AND g.account = l.entity
)
SELECT entity_kind, entity, source, status, role, layer, scam_class, campaign, cases, listed_at,
       account_kind, hops,
       CASE WHEN status <> 'active' THEN 0 WHEN coalesce(is_hub, false) THEN 0
            WHEN hops = 0 THEN 1000 ELSE 500 END AS strength
FROM judged
