WITH typed AS (
  SELECT *, coalesce(CAST(reporter AS STRING), 'withheld') AS who,
         claimed_type IN ('rebate', 'fake_investment', 'fake_customer_service', 'fake_loan',
           'fake_credit_record', 'fake_shopping', 'fake_police', 'fake_acquaintance', 'game_trade',
           'dating', 'fake_military_purchase') AS is_claim
  FROM public_report
), ranked AS (
  SELECT entity_kind, entity, claimed_type,
         row_number() OVER (PARTITION BY entity_kind, entity
                            ORDER BY size(collect_set(who)) DESC, claimed_type) AS place
  FROM typed WHERE is_claim
  GROUP BY entity_kind, entity, claimed_type
), guarded AS (
  SELECT entity_kind, entity FROM protected_entity
  WHERE ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
  GROUP BY entity_kind, entity
)
SELECT t.entity_kind, t.entity,
       CAST(size(collect_set(t.report_id)) AS INT) AS reports,
       CAST(count(DISTINCT t.reporter) + max(if(t.reporter IS NULL, 1, 0)) AS INT) AS reporters,
       CAST(size(collect_set(t.channel)) AS INT) AS channels,
       min(t.reported_at) AS first_at, max(t.reported_at) AS last_at,
       CAST(size(collect_set(if(t.is_claim, t.who, NULL))) AS INT) AS claimants,
       CAST(size(collect_set(if(t.is_claim, CAST(t.reported_at AS DATE), NULL))) AS INT)
         AS claim_days,
       max(r.claimed_type) AS claimed_class, max(g.entity) IS NOT NULL AS is_protected
FROM typed t
LEFT JOIN ranked r ON r.entity_kind = t.entity_kind AND r.entity = t.entity AND r.place = 1
LEFT JOIN guarded g ON g.entity_kind = t.entity_kind AND g.entity = t.entity
GROUP BY t.entity_kind, t.entity
