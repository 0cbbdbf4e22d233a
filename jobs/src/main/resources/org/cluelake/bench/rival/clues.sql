-- One clue per person, fraud class and campaign: tonight's signals and last night's clues fused.
WITH weight(detector, seen_by, fired_odds, score_odds, fact_from) AS (
  VALUES ${weights}
), dispatch(grade, rank, hours, action, level) AS (
  VALUES ('urgent', 3, 24, 'visit', 'county'), ('high', 2, 72, 'visit', 'county'),
         ('medium', 1, 168, 'call', 'city'), ('low', 0, 336, 'message', 'province')
), grading(likelihood_band, urgency_band, loss_band, rank) AS (
  VALUES ('high', 'now', 'large', 2), ('high', 'now', 'middling', 2), ('high', 'now', 'small', 2),
         ('high', 'days', 'large', 2), ('high', 'days', 'middling', 2), ('high', 'days', 'small', 1),
         ('high', 'past', 'large', 1), ('high', 'past', 'middling', 1), ('high', 'past', 'small', 0),
         ('medium', 'now', 'large', 2), ('medium', 'now', 'middling', 1), ('medium', 'now', 'small', 1),
         ('medium', 'days', 'large', 1), ('medium', 'days', 'middling', 1), ('medium', 'days', 'small', 0),
         ('medium', 'past', 'large', 1), ('medium', 'past', 'middling', 0), ('medium', 'past', 'small', 0),
         ('low', 'now', 'large', 1), ('low', 'now', 'middling', 0), ('low', 'now', 'small', 0),
         ('low', 'days', 'large', 0), ('low', 'days', 'middling', 0), ('low', 'days', 'small', 0),
         ('low', 'past', 'large', 0), ('low', 'past', 'middling', 0), ('low', 'past', 'small', 0)
), sighting AS (
  SELECT person, scam_class, campaign, detector, verdict = 'fired' AS is_fired, signal_id AS signal,
         score, reason, len(network) > 0 AS is_linked, happened_at,
         coalesce(money_at_risk, 0)::DECIMAL(18,2) AS money, is_money_moving, network,
         list_transform(evidence_keys, lambda k: substr(sha256(k), 1, 32)) AS evidence
  FROM signal SEMI JOIN weight USING (detector)
  WHERE person IS NOT NULL
), label AS (
  SELECT case_id, campaign AS label FROM case_campaign
), lift AS (
  SELECT subject AS person, flatten(list(evidence_keys)) AS lifted,
         coalesce(list(subject_id) FILTER (lifted_by = 'objection_upheld'), []) AS upheld
  FROM lifted_evidence WHERE subject_kind = 'clue' GROUP BY subject
), last AS (
  SELECT c.* REPLACE (coalesce(b.label, c.campaign) AS campaign),
         c.change <> 'closed' AS is_open,
         coalesce(list_contains(l.upheld, c.clue_id), false) AS is_lifted
  FROM clue_published c
  LEFT JOIN label b ON b.case_id = c.campaign
  LEFT JOIN lift l USING (person)
), open AS (
  SELECT * FROM last WHERE is_open AND NOT is_lifted
), fired AS (
  SELECT s.* FROM sighting s
  LEFT JOIN lift l USING (person)
  WHERE s.is_fired
    AND (l.person IS NULL OR len(l.lifted) = 0 OR NOT list_has_all(l.lifted, s.evidence))
), own_key AS (
  SELECT person, scam_class, campaign FROM fired
  UNION SELECT person, scam_class, campaign FROM open
), any_key AS (
  SELECT person, scam_class, campaign FROM own_key
  UNION SELECT person, scam_class, campaign FROM sighting WHERE NOT is_fired
), full_key AS (
  SELECT person, campaign, min(scam_class) AS scam_class, count(*) AS classes
  FROM own_key WHERE scam_class <> 'unknown' AND campaign <> 'none'
  GROUP BY person, campaign
), placed AS (
  -- A key without class joins the one class of its campaign.
  SELECT k.person, k.scam_class, k.campaign,
         CASE WHEN k.campaign <> 'none' AND k.scam_class = 'unknown' AND f.classes = 1
              THEN f.scam_class ELSE k.scam_class END AS home_class
  FROM any_key k
  LEFT JOIN full_key f ON f.person = k.person AND f.campaign = k.campaign
), campaign_key AS (
  SELECT DISTINCT p.person, p.home_class, p.campaign
  FROM placed p SEMI JOIN own_key USING (person, scam_class, campaign)
  WHERE p.campaign <> 'none'
), only_campaign AS (
  -- A key without campaign joins the one campaign it agrees with.
  SELECT p.person, p.scam_class, min(c.campaign) AS campaign, min(c.home_class) AS home_class
  FROM placed p
  JOIN campaign_key c ON c.person = p.person
    AND (p.scam_class = 'unknown' OR c.home_class = 'unknown' OR c.home_class = p.scam_class)
  WHERE p.campaign = 'none'
  GROUP BY p.person, p.scam_class HAVING count(*) = 1
), home AS (
  SELECT p.person, p.scam_class, p.campaign,
         CASE WHEN p.campaign = 'none' THEN coalesce(o.home_class, p.scam_class)
              ELSE p.home_class END AS home_class,
         CASE WHEN p.campaign = 'none' THEN coalesce(o.campaign, 'none')
              ELSE p.campaign END AS home_campaign
  FROM placed p
  LEFT JOIN only_campaign o
    ON p.campaign = 'none' AND o.person = p.person AND o.scam_class = p.scam_class
), groups AS (
  SELECT DISTINCT h.person, h.home_class, h.home_campaign
  FROM home h SEMI JOIN own_key USING (person, scam_class, campaign)
), undecided_home AS (
  -- What could not be told belongs to the one group it agrees with.
  SELECT h.person, h.scam_class, h.campaign, min(g.home_class) AS home_class,
         min(g.home_campaign) AS home_campaign
  FROM home h
  JOIN groups g ON g.person = h.person
    AND (h.home_class = 'unknown' OR g.home_class = 'unknown' OR g.home_class = h.home_class)
    AND (h.home_campaign = 'none' OR g.home_campaign = 'none'
         OR g.home_campaign = h.home_campaign)
  GROUP BY h.person, h.scam_class, h.campaign HAVING count(*) = 1
  UNION ALL
  SELECT h.person, h.scam_class, h.campaign, h.home_class, h.home_campaign
  FROM home h
  SEMI JOIN groups g ON g.person = h.person AND g.home_class = h.home_class
    AND g.home_campaign = h.home_campaign
  WHERE (SELECT count(*) FROM groups g
         WHERE g.person = h.person
           AND (h.home_class = 'unknown' OR g.home_class = 'unknown'
                OR g.home_class = h.home_class)
           AND (h.home_campaign = 'none' OR g.home_campaign = 'none'
                OR g.home_campaign = h.home_campaign)) > 1
), fired_at AS (
  SELECT f.*, h.home_class, h.home_campaign
  FROM fired f JOIN home h USING (person, scam_class, campaign)
), undecided_at AS (
  SELECT s.*, h.home_class, h.home_campaign
  FROM sighting s JOIN undecided_home h USING (person, scam_class, campaign)
  WHERE NOT s.is_fired
), open_at AS (
  SELECT o.*, h.home_class, h.home_campaign, d.rank AS grade_rank,
         row_number() OVER (PARTITION BY o.person, h.home_class, h.home_campaign
                            ORDER BY o.opened_on, o.clue_id) AS place,
         flatten(list(o.evidence_keys) OVER (
           PARTITION BY o.person, h.home_class, h.home_campaign ORDER BY o.opened_on, o.clue_id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS older_evidence
  FROM open o
  JOIN home h USING (person, scam_class, campaign)
  JOIN dispatch d ON d.grade = o.grade
), joined AS (
  SELECT person, home_class, home_campaign,
         min(clue_id) FILTER (place = 1) AS clue_id, min(opened_on) FILTER (place = 1) AS opened_on,
         max(grade_rank) AS rank, min(grade_rank) FILTER (place = 1) AS oldest_rank,
         max(likelihood) AS likelihood, max(money_at_risk) AS money,
         max(last_event_at) AS last_event_at,
         max(expires_at) FILTER (place = 1 OR NOT list_has_all(older_evidence, evidence_keys))
           AS expires_at,
         CASE WHEN count(*) = count(suppressed_by)
              THEN min(suppressed_by) FILTER (place = 1) END AS suppressed_by,
         flatten(list(signals)) AS signals, flatten(list(evidence_keys)) AS evidence,
         flatten(list(network)) AS network
  FROM open_at GROUP BY person, home_class, home_campaign
), tonight AS (
  SELECT person, home_class, home_campaign, flatten(list(evidence)) AS evidence,
         flatten(list(network)) AS network, max(happened_at) AS happened_at, max(money) AS money,
         bool_or(is_money_moving) AS is_moving
  FROM fired_at GROUP BY person, home_class, home_campaign
), known AS (
  SELECT person, flatten(list(evidence_keys)) AS known FROM last GROUP BY person
), before AS (
  SELECT g.person, g.home_class, g.home_campaign, j.clue_id IS NULL AS is_opened,
         coalesce(j.clue_id,
                  substr(sha256(concat_ws('|', g.person, g.home_class, g.home_campaign,
                                          ${date}::VARCHAR)), 1, 32)) AS clue_id,
         coalesce(j.opened_on, ${date}) AS opened_on, coalesce(j.rank, 0) AS rank, j.oldest_rank,
         coalesce(j.likelihood, 0) AS likelihood,
         greatest(coalesce(j.money, 0), coalesce(t.money, 0)) AS money,
         greatest(j.last_event_at, t.happened_at) AS last_event_at,
         coalesce(j.expires_at, ${cutoff}) AS expires_at, j.suppressed_by,
         coalesce(j.signals, []) AS signals, coalesce(j.evidence, []) AS old_evidence,
         coalesce(t.evidence, []) AS new_evidence,
         list_sort(list_distinct(list_concat(coalesce(j.network, []), coalesce(t.network, []))))
           AS network,
         coalesce(t.is_moving, false) AS is_moving,
         NOT list_has_all(coalesce(j.evidence, []), coalesce(t.evidence, [])) AS is_new
  FROM groups g
  LEFT JOIN joined j USING (person, home_class, home_campaign)
  LEFT JOIN tonight t USING (person, home_class, home_campaign)
  LEFT JOIN known k USING (person)
  WHERE j.clue_id IS NOT NULL OR NOT list_has_all(coalesce(k.known, []), t.evidence)
), candidate AS (
  SELECT person, home_class, home_campaign, place, f.detector, f.verdict, f.signal, f.score,
         f.reason, f.is_linked
  FROM (SELECT person, home_class, home_campaign, place, unnest(findings) AS f FROM open_at)
  UNION ALL
  SELECT person, home_class, home_campaign, 1000000, detector,
         CASE WHEN is_fired THEN 'fired' ELSE 'insufficient_data' END, signal, score, reason,
         is_linked
  FROM (FROM fired_at UNION ALL FROM undecided_at)
), finding AS (
  -- Of a detector the strongest that fired, of equals the newest; what could not be told, newest.
  SELECT person, home_class, home_campaign, detector, verdict, signal, score, reason,
         bool_and(is_linked) OVER (
           PARTITION BY person, home_class, home_campaign, detector, verdict) AS is_linked
  FROM candidate
  QUALIFY row_number() OVER (
    PARTITION BY person, home_class, home_campaign, detector, verdict
    ORDER BY CASE verdict WHEN 'fired' THEN score ELSE 0 END DESC, place DESC, score DESC,
             signal) = 1
), worth AS (
  -- Of detectors that see the same events the strongest counts whole, the others by a share.
  SELECT person, home_class, home_campaign,
         max(fired_odds + score_odds * score)::DECIMAL(18,6)
           + ${share} * (sum(fired_odds + score_odds * score)
                         - max(fired_odds + score_odds * score))::DECIMAL(18,6) AS odds,
         max(fired_odds + score_odds * score) > 0 AS is_worth, bool_or(score >= fact_from) AS is_fact
  FROM finding JOIN weight USING (detector)
  WHERE verdict = 'fired'
  GROUP BY person, home_class, home_campaign, seen_by
), fused AS (
  SELECT person, home_class, home_campaign, sum(odds) AS odds,
         bool_or(is_fact) OR count(*) FILTER (is_worth) > 1 AS has_fact
  FROM worth GROUP BY person, home_class, home_campaign
), likely AS (
  SELECT person, home_class, home_campaign,
         CASE WHEN has_fact OR is_linked THEN least(chance, 0.9999)
              ELSE least(chance, ${withoutFact}) END::DECIMAL(5,4) AS likelihood
  FROM (
    SELECT person, home_class, home_campaign, f.has_fact, len(b.network) > 0 AS is_linked,
           round(1 / (1 + exp(-(${base} + f.odds
                                + CASE WHEN len(b.network) > 0 THEN ${linked} ELSE 0 END)::DOUBLE)),
                 4)::DECIMAL(5,4) AS chance
    FROM before b JOIN fused f USING (person, home_class, home_campaign))
), findings AS (
  SELECT person, home_class, home_campaign,
         list({'detector': detector, 'verdict': verdict, 'signal': signal, 'score': score,
               'reason': reason, 'is_linked': is_linked}
              ORDER BY verdict = 'fired' DESC, score DESC, detector, signal) AS findings,
         coalesce(bool_and(is_linked) FILTER (verdict = 'fired'), true) AS all_linked
  FROM finding
  GROUP BY person, home_class, home_campaign
), report AS (
  SELECT DISTINCT s.victim AS person, s.fraud_type AS scam_class,
         coalesce(b.label, s.case_id) AS campaign
  FROM case_state s
  LEFT JOIN label b USING (case_id)
  WHERE s.status <> 'withdrawn' AND s.accepted_at >= ${cutoff} - to_days(30)
    AND s.accepted_at < ${cutoff}
), guarded AS (
  SELECT coalesce(list(entity), []) AS entities FROM (
    SELECT entity FROM protected_entity
    WHERE valid_from <= ${date} AND (valid_to IS NULL OR valid_to >= ${date})
    UNION SELECT entity FROM listed_entity WHERE status = 'protected')
), graded AS (
  SELECT * REPLACE (CASE WHEN is_moving AND likelihood_band <> 'low' THEN greatest(rank, 3)
                         ELSE greatest(rank, table_rank) END AS rank)
  FROM (
    SELECT w.*, g.rank AS table_rank
    FROM (
      SELECT b.* REPLACE (greatest(b.likelihood, coalesce(f.likelihood, 0)) AS likelihood),
             n.findings, n.all_linked,
             CASE WHEN greatest(b.likelihood, coalesce(f.likelihood, 0)) >= ${high} THEN 'high'
                  WHEN greatest(b.likelihood, coalesce(f.likelihood, 0)) >= ${medium} THEN 'medium'
                  ELSE 'low' END AS likelihood_band,
             CASE WHEN ${cutoff} - b.last_event_at <= to_hours(24) THEN 'now'
                  WHEN ${cutoff} - b.last_event_at <= to_hours(72) THEN 'days'
                  ELSE 'past' END AS urgency_band,
             CASE WHEN b.money >= 50000 THEN 'large' WHEN b.money >= 3000 THEN 'middling'
                  ELSE 'small' END AS loss_band
      FROM before b
      LEFT JOIN likely f USING (person, home_class, home_campaign)
      LEFT JOIN findings n USING (person, home_class, home_campaign)) w
    JOIN grading g USING (likelihood_band, urgency_band, loss_band))
), reported AS (
  SELECT g.person, g.home_class, g.home_campaign,
         bool_or(g.home_campaign <> 'none' AND r.campaign = g.home_campaign) AS is_campaign,
         bool_or((g.home_campaign <> 'none' AND r.campaign = g.home_campaign)
                 OR (g.home_class <> 'unknown' AND r.scam_class = g.home_class)) AS is_any
  FROM graded g JOIN report r USING (person)
  GROUP BY g.person, g.home_class, g.home_campaign
), spoken AS (
  SELECT g.clue_id, g.person, g.home_class AS scam_class, g.home_campaign AS campaign, g.opened_on,
         CASE WHEN g.is_opened THEN 'opened'
              WHEN (coalesce(r.is_campaign, false) AND g.suppressed_by IS NULL)
                OR (NOT g.is_new AND g.expires_at <= ${cutoff}) THEN 'closed'
              WHEN g.rank > g.oldest_rank THEN 'raised'
              WHEN g.is_new THEN 'renewed' ELSE 'kept' END AS change,
         d.grade, g.likelihood, g.money, coalesce(g.findings, []) AS findings,
         list_concat(g.signals, coalesce(s.signals, [])) AS signals,
         list_concat(g.old_evidence, g.new_evidence) AS evidence, g.network, g.last_event_at,
         CASE WHEN g.is_new THEN ${cutoff} + to_hours(d.hours) ELSE g.expires_at END AS expires_at,
         CASE WHEN coalesce(r.is_any, false) THEN 'already_reported'
              WHEN coalesce(g.all_linked, true) AND len(g.network) > 0
                AND list_has_all((SELECT entities FROM guarded), g.network) THEN 'protected'
              END AS suppressed_by, NULL AS lifted_by
  FROM graded g
  JOIN dispatch d USING (rank)
  LEFT JOIN reported r USING (person, home_class, home_campaign)
  LEFT JOIN (
    SELECT f.person, f.home_class, f.home_campaign, list(f.signal) AS signals
    FROM fired_at f JOIN before b USING (person, home_class, home_campaign)
    WHERE NOT list_has_all(b.old_evidence, f.evidence)
    GROUP BY f.person, f.home_class, f.home_campaign) s
    USING (person, home_class, home_campaign)
  UNION ALL
  SELECT clue_id, person, home_class, home_campaign, opened_on, 'closed', grade, likelihood,
         money_at_risk, findings, signals, evidence_keys, network, last_event_at, expires_at,
         suppressed_by, NULL
  FROM open_at WHERE place > 1
  UNION ALL
  SELECT clue_id, person, scam_class, campaign, opened_on, 'closed', grade, likelihood,
         money_at_risk, findings, signals, evidence_keys, network, last_event_at, expires_at,
         suppressed_by, 'objection_upheld'
  FROM last WHERE is_open AND is_lifted
), told AS (
  SELECT * REPLACE (list_sort(list_distinct(signals)) AS signals,
                    list_sort(list_distinct(evidence)) AS evidence,
                    list_sort(list_distinct(network)) AS network)
  FROM spoken
), place AS (
  -- The newest day, and of its counties the smallest code.
  SELECT s.holder AS person, arg_min(n.region, {'age': -(n.seen_on - DATE '1970-01-01'),
                                               'region': n.region}) AS region
  FROM subscriber_state s
  SEMI JOIN told t ON t.person = s.holder
  JOIN number_place n USING (number)
  WHERE s.holder_kind = 'person'
  GROUP BY s.holder
)
SELECT clue_id, person, scam_class, campaign, opened_on, change, grade, likelihood,
       CASE WHEN likelihood >= ${high} THEN 'high' WHEN likelihood >= ${medium} THEN 'medium'
            ELSE 'low' END AS likelihood_band,
       CASE WHEN ${cutoff} - last_event_at <= to_hours(24) THEN 'now'
            WHEN ${cutoff} - last_event_at <= to_hours(72) THEN 'days'
            ELSE 'past' END AS urgency_band,
       CASE WHEN money >= 50000 THEN 'large' WHEN money >= 3000 THEN 'middling'
            ELSE 'small' END AS loss_band,
       money AS money_at_risk,
       list_sort(list_transform(list_filter(findings, lambda f: f.verdict = 'fired'),
                                lambda f: f.detector)) AS detectors,
       list_sort(list_transform(list_filter(findings, lambda f: f.verdict <> 'fired'),
                                lambda f: f.detector)) AS undecided,
       list_transform(findings, lambda f: CASE f.verdict WHEN 'fired' THEN f.reason
                                               ELSE 'could not tell: ' || f.reason END) AS reasons,
       signals, substr(sha256(array_to_string(evidence, ',')), 1, 32) AS evidence_hash,
       last_event_at, expires_at, d.action, d.level AS responsible_level,
       coalesce(p.region, '000000') AS dispatch_region,
       'Anti-Telecom and Online Fraud Law, Art. 34: potential victims are dissuaded in time.' AS legal_basis,
       'The person named may object to any police station at no cost; the clue is then checked by another officer, and if it is wrong it is withdrawn at once and every receiver is told.' AS objection,
       suppressed_by, evidence AS evidence_keys, findings, network, 4 AS rule_version, lifted_by,
       ${fusion} AS fusion_version
FROM told
JOIN dispatch d USING (grade)
LEFT JOIN place p USING (person)
