-- Cards for review: patterns, cases and last night's row of each card, brought together.
WITH weight(detector, seen_by, fired_odds, score_odds, fact_from) AS (
  VALUES ${weights}
), tier_rule(tier, days, action, legal_basis) AS (
  VALUES
    ('A', 90,
     '${actionA}',
     '${basisA}'),
    ('B', 30,
     '${actionB}',
     '${basisB}'),
    ('C', 14,
     '${actionC}',
     '${basisC}')
), pattern AS (
  SELECT subject AS entity, detector, signal_id AS signal, score, reason,
         list_filter(network, lambda n: n <> subject) AS linked,
         list_concat(
           list_transform(evidence_keys, lambda k: substr(sha256(k), 1, 32)),
           list_transform(list_filter(network, lambda n: n <> subject),
                          lambda n: substr(sha256('linked:' || n::VARCHAR), 1, 32))) AS evidence
  FROM signal
  WHERE detector IN (${patterns})
    AND verdict = 'fired' AND subject_kind = '${kind}'
), patterns AS (
  SELECT entity,
         list({'detector': detector, 'signal': signal, 'score': score, 'reason': reason,
               'is_linked': len(linked) > 0, 'evidence': evidence}) AS patterns
  FROM pattern GROUP BY entity
), listed AS (
  SELECT entity, bool_or(source = 'case' AND status = 'active') AS is_named,
         bool_or(status IN ('protected', 'reissued')) AS is_barred
  FROM listed_entity WHERE entity_kind = '${kind}' GROUP BY entity
), card AS (
  SELECT entity FROM patterns
  UNION SELECT entity FROM listed
  UNION SELECT ${kind} FROM ${card}_list_published
), near AS (
  SELECT p.entity, min(n.hops) + 1 AS hops
  FROM (SELECT entity, unnest(linked) AS other FROM pattern) p
  JOIN listed_entity n ON n.entity = p.other AND n.strength > 0
  GROUP BY p.entity
), guarded AS (
  SELECT DISTINCT entity FROM protected_entity
  WHERE entity_kind = '${kind}' AND valid_from <= ${date}
    AND (valid_to IS NULL OR valid_to >= ${date})
), naming AS (
  SELECT DISTINCT e.entity, c.case_id, e.role, c.accepted_at::DATE AS accepted_on
  FROM case_entity e
  JOIN case_state c USING (case_id)
  WHERE e.entity_kind = '${kind}' AND c.status <> 'withdrawn' AND c.accepted_at < ${cutoff}
), namings AS (
  SELECT entity,
         list({'case_id': case_id, 'role': role, 'accepted_on': accepted_on,
               'evidence': substr(sha256('case:' || case_id), 1, 32)}
              ORDER BY accepted_on, case_id, role) AS namings
  FROM naming SEMI JOIN card USING (entity) GROUP BY entity
), lift AS (
  SELECT subject AS entity, flatten(list(evidence_keys)) AS lifted,
         list(subject_id) FILTER (lifted_by = 'objection_upheld') AS upheld
  FROM lifted_evidence WHERE subject_kind = '${card}' GROUP BY subject
), fact AS (
  SELECT entity, coalesce(p.patterns, []) AS all_patterns, coalesce(n.namings, []) AS all_namings,
         coalesce(d.is_named, false) AS is_named,
         coalesce(d.is_barred, false) OR g.entity IS NOT NULL AS is_barred,
         h.holder, h.since, near.hops AS new_hops, l.hops AS last_hops, coalesce(t.lifted, []) AS all_lifted,
         coalesce(list_contains(t.upheld, l.entry_id), false) AS is_lifted,
         coalesce(l.change <> 'removed', false) AS was_on,
         coalesce(l.evidence_keys, []) AS known, l.tier AS last_tier, l.holder AS last_holder,
         l.starts_on AS last_starts_on, l.tier_ends AS last_ends,
         coalesce(l.findings, []) AS last_findings, coalesce(l.signals, []) AS last_signals,
         coalesce(l.likelihood, 0) AS last_likelihood
  FROM card
  LEFT JOIN patterns p USING (entity)
  LEFT JOIN listed d USING (entity)
  LEFT JOIN guarded g USING (entity)
  LEFT JOIN namings n USING (entity)
  LEFT JOIN lift t USING (entity)
  LEFT JOIN near USING (entity)
  LEFT JOIN (SELECT ${kind} AS entity, holder, ${since} AS since FROM ${state}) h USING (entity)
  LEFT JOIN (SELECT ${kind} AS entity, * EXCLUDE (${kind}) FROM ${card}_list_published) l USING (entity)
), unlifted AS (
  SELECT *, CASE WHEN was_on THEN list_filter(all_lifted, lambda x: NOT list_contains(known, x))
                 ELSE all_lifted END AS lifted
  FROM fact
), counting AS (
  SELECT *,
         CASE WHEN len(lifted) = 0 THEN all_patterns
              ELSE list_filter(all_patterns, lambda p: NOT list_has_all(lifted, p.evidence))
              END AS patterns,
         CASE WHEN len(lifted) = 0 THEN all_namings
              ELSE list_filter(all_namings, lambda n: NOT list_contains(lifted, n.evidence))
              END AS namings
  FROM unlifted
), together AS (
  SELECT entity, f.detector, max(f.score) AS score
  FROM (
    SELECT entity, unnest(list_transform(patterns, lambda p: {'detector': p.detector,
                                                              'score': p.score})) AS f
    FROM counting
    UNION ALL
    SELECT entity, unnest(list_transform(last_findings, lambda p: {'detector': p.detector,
                                                                   'score': p.score}))
    FROM counting WHERE was_on AND len(patterns) > 0)
  GROUP BY entity, f.detector
), together_worth AS (
  -- Of detectors that see the same events the strongest counts whole, the others by a share.
  SELECT entity, max(fired_odds + score_odds * score)::DECIMAL(18,6)
           + ${share} * (sum(fired_odds + score_odds * score)
                         - max(fired_odds + score_odds * score))::DECIMAL(18,6) AS odds,
         max(fired_odds + score_odds * score) > 0 AS is_worth, bool_or(score >= fact_from) AS is_fact
  FROM together JOIN weight USING (detector)
  GROUP BY entity, seen_by
), together_fused AS (
  SELECT entity, sum(odds) AS odds, bool_or(is_fact) OR count(*) FILTER (is_worth) > 1 AS has_fact
  FROM together_worth GROUP BY entity
), likely AS (
  SELECT entity, CASE WHEN has_fact OR is_linked THEN least(chance, 0.9999)
                      ELSE least(chance, ${withoutFact}) END AS chance
  FROM (
    SELECT entity, f.has_fact, is_linked,
           round(1 / (1 + exp(-(${base} + f.odds
                                + CASE WHEN is_linked THEN ${linked} ELSE 0 END)::DOUBLE)),
                 4)::DECIMAL(5,4) AS chance
    FROM (SELECT entity, len(list_filter(patterns, lambda p: p.is_linked)) > 0 AS is_linked
          FROM counting)
    JOIN together_fused f USING (entity))
), ranked AS (
  SELECT counting.*,
         CASE WHEN chance >= 0.90 THEN 'B' WHEN chance >= 0.20 THEN 'C' END AS pattern_tier,
         CASE WHEN is_named THEN list_transform(namings, lambda n: n.evidence)
              ELSE []::VARCHAR[] END AS of_cases
  FROM counting LEFT JOIN likely USING (entity)
), evident AS (
  SELECT *,
         CASE WHEN pattern_tier IS NOT NULL
              THEN flatten(list_transform(patterns, lambda p: p.evidence))
              ELSE []::VARCHAR[] END AS of_patterns,
         CASE WHEN was_on AND len(namings) > 0
              THEN list_filter(last_ends, lambda e: e.tier = 'A' AND e.ends_on > ${date})[1].ends_on
              END AS stood_a,
         CASE WHEN was_on
              THEN list_filter(last_ends, lambda e: e.tier = 'B' AND e.ends_on > ${date})[1].ends_on
              END AS stood_b,
         CASE WHEN was_on
              THEN list_filter(last_ends, lambda e: e.tier = 'C' AND e.ends_on > ${date})[1].ends_on
              END AS stood_c
  FROM ranked
), news AS (
  SELECT *, NOT list_has_all(known, of_cases) AS is_case_new,
         NOT list_has_all(known, of_patterns) AS is_pattern_new
  FROM evident
), ending_a AS (
  SELECT *, CASE WHEN is_case_new THEN ${date} + (SELECT days FROM tier_rule WHERE tier = 'A')
                 ELSE stood_a END AS end_a
  FROM news
), ending AS (
  SELECT *,
         CASE WHEN pattern_tier = 'B' AND is_pattern_new
                THEN ${date} + (SELECT days FROM tier_rule WHERE tier = 'B')
              WHEN pattern_tier = 'B' AND end_a IS NULL AND stood_b IS NULL THEN stood_c
              ELSE stood_b END AS end_b,
         CASE WHEN pattern_tier = 'C' AND is_pattern_new
                THEN ${date} + (SELECT days FROM tier_rule WHERE tier = 'C')
              ELSE stood_c END AS end_c
  FROM ending_a
), judged AS (
  SELECT *,
         is_barred OR (was_on AND coalesce(since > last_starts_on, false)) OR (was_on AND is_lifted)
           OR coalesce(end_a, end_b, end_c) IS NULL AS is_removed,
         end_b IS NOT NULL OR end_c IS NOT NULL AS has_pattern
  FROM ending
), finding AS (
  SELECT entity, f.detector, f.signal, f.score, f.reason, is_tonight
  FROM (
    SELECT entity, true AS is_tonight,
           unnest(list_transform(patterns, lambda p: {
             'detector': p.detector, 'signal': p.signal, 'score': p.score,
             'reason': p.reason})) AS f
    FROM judged WHERE has_pattern AND pattern_tier IS NOT NULL AND NOT is_removed
    UNION ALL
    SELECT entity, false, unnest(last_findings)
    FROM judged WHERE has_pattern AND was_on AND NOT is_removed)
  QUALIFY row_number() OVER (
    PARTITION BY entity, f.detector ORDER BY f.score DESC, is_tonight DESC, f.signal) = 1
), findings AS (
  SELECT entity,
         list({'detector': detector, 'signal': signal, 'score': score, 'reason': reason}
              ORDER BY score DESC, detector, signal) AS findings
  FROM finding GROUP BY entity
), outcome AS (
  SELECT j.entity, is_lifted,
         coalesce(j.holder, CASE WHEN was_on THEN last_holder END) AS holder,
         CASE WHEN end_a IS NOT NULL THEN 'A' WHEN end_b IS NOT NULL THEN 'B' ELSE 'C' END AS tier,
         CASE WHEN NOT was_on THEN 'added'
              WHEN CASE WHEN end_a IS NOT NULL THEN 'A' WHEN end_b IS NOT NULL THEN 'B'
                        ELSE 'C' END < last_tier THEN 'raised'
              WHEN CASE WHEN end_a IS NOT NULL THEN 'A' WHEN end_b IS NOT NULL THEN 'B'
                        ELSE 'C' END > last_tier THEN 'lowered'
              WHEN coalesce(end_a, end_b, end_c)
                   > list_filter(last_ends, lambda e: e.tier = last_tier)[1].ends_on THEN 'renewed'
              ELSE 'kept' END AS change,
         CASE WHEN was_on THEN last_starts_on ELSE ${date} END AS starts_on,
         list_filter([{'tier': 'A', 'ends_on': end_a}, {'tier': 'B', 'ends_on': end_b},
                      {'tier': 'C', 'ends_on': end_c}], lambda e: e.ends_on IS NOT NULL) AS ends,
         coalesce(f.findings, []) AS findings,
         list_concat(
           CASE WHEN was_on THEN last_signals ELSE [] END,
           CASE WHEN has_pattern AND pattern_tier IS NOT NULL
                THEN list_transform(
                  list_filter(patterns, lambda p: NOT list_has_all(known, p.evidence)),
                  lambda p: p.signal)
                ELSE [] END) AS signals,
         list_concat(CASE WHEN was_on THEN known ELSE [] END, of_cases, of_patterns) AS evidence,
         namings,
         CASE WHEN end_a IS NOT NULL THEN 0
              ELSE least(new_hops, CASE WHEN was_on AND last_tier <> 'A' THEN last_hops END)
              END AS hops,
         has_pattern AND pattern_tier IS NOT NULL
           AND len(list_filter(patterns, lambda p: p.is_linked)) > 0 AS is_linked,
         CASE WHEN was_on AND CASE WHEN end_a IS NOT NULL THEN 'A' WHEN end_b IS NOT NULL THEN 'B'
                                   ELSE 'C' END <= last_tier
              THEN last_likelihood ELSE 0 END AS least_likelihood
  FROM judged j
  LEFT JOIN findings f USING (entity)
  WHERE NOT is_removed
  UNION ALL
  SELECT entity, is_lifted, last_holder, last_tier, 'removed', last_starts_on, last_ends,
         last_findings, last_signals, known, all_namings, last_hops, NULL, last_likelihood
  FROM judged
  WHERE is_removed AND was_on
), worth AS (
  SELECT entity, max(fired_odds + score_odds * score)::DECIMAL(18,6)
           + ${share} * (sum(fired_odds + score_odds * score)
                         - max(fired_odds + score_odds * score))::DECIMAL(18,6) AS odds,
         max(fired_odds + score_odds * score) > 0 AS is_worth, bool_or(score >= fact_from) AS is_fact
  FROM (SELECT entity, f.detector AS detector, f.score AS score
        FROM (SELECT entity, unnest(findings) AS f FROM outcome WHERE change <> 'removed'))
  JOIN weight USING (detector)
  GROUP BY entity, seen_by
), fused AS (
  SELECT entity, sum(odds) AS odds, bool_or(is_fact) OR count(*) FILTER (is_worth) > 1 AS has_fact
  FROM worth GROUP BY entity
), told AS (
  SELECT * EXCLUDE (chance, has_fact, least_likelihood),
         greatest(least_likelihood,
                  CASE WHEN change = 'removed' THEN 0
                       WHEN has_fact OR is_linked OR tier = 'A' THEN least(chance, 0.9999)
                       ELSE least(chance, ${withoutFact}) END)::DECIMAL(5,4) AS likelihood
  FROM (
    SELECT o.*, coalesce(f.has_fact, false) AS has_fact,
           round(1 / (1 + exp(-(${base} + coalesce(f.odds, 0)
                                + CASE WHEN is_linked THEN ${linked} ELSE 0 END
                                + CASE WHEN tier = 'A' THEN ${named} ELSE 0 END)::DOUBLE)),
                 4)::DECIMAL(5,4) AS chance
    FROM outcome o LEFT JOIN fused f USING (entity))
)
SELECT entity AS ${kind}, holder, tier,
       CASE tier WHEN 'A' THEN 1
            ELSE coalesce(list_max(list_transform(findings, lambda f: f.score)), 0) END AS score,
       change,
       list_concat(
         CASE WHEN is_lifted THEN ['Taken off because an objection was upheld'] ELSE [] END,
         CASE WHEN tier = 'A' AND len(namings) > 0
                THEN [concat('Named by ', cases, ' live ', CASE cases WHEN 1 THEN 'case' ELSE 'cases' END,
                             ', the earliest accepted on ', namings[1].accepted_on, ', as ',
                             replace(namings[1].role, '_', ' '))]
              WHEN tier = 'A' THEN ['Named by a case that has since been withdrawn']
              ELSE [] END,
         list_transform(findings, lambda f: f.reason)) AS reasons,
       r.legal_basis, r.action, starts_on,
       list_filter(ends, lambda e: e.tier = tier)[1].ends_on AS ends_on,
       list_sort(list_distinct(signals)) AS signals, cases,
       substr(sha256(array_to_string(list_sort(list_distinct(evidence)), ',')), 1, 32)
         AS evidence_hash,
       '${objection}' AS objection,
       list_sort(list_distinct(evidence)) AS evidence_keys, ends AS tier_ends, findings,
       4 AS rule_version,
       substr(sha256(concat('${card}|', entity, '|', starts_on)), 1, 32) AS entry_id,
       CASE WHEN is_lifted THEN 'objection_upheld' END AS lifted_by, hops, likelihood,
       CASE WHEN likelihood >= ${high} THEN 'high' WHEN likelihood >= ${medium} THEN 'medium'
            ELSE 'low' END AS likelihood_band,
       ${fusion} AS fusion_version
FROM (SELECT *, len(list_distinct(list_transform(namings, lambda n: n.case_id))) AS cases FROM told)
JOIN tier_rule r USING (tier)
