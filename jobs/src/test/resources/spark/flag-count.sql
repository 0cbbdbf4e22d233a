WITH place AS (
  SELECT w.*, if(EXISTS (SELECT 1 FROM region r WHERE r.code = w.region AND r.level = 'county'
                           AND w.warned_on BETWEEN r.valid_from AND coalesce(r.valid_to, w.warned_on))
                 AND EXISTS (SELECT 1 FROM region r WHERE r.code = w.region AND r.level = 'county'
                           AND ${date} BETWEEN r.valid_from AND coalesce(r.valid_to, ${date})),
                 w.region, 'unplaced') AS county
  FROM region_warning w WHERE datediff(${date}, w.warned_on) BETWEEN 0 AND 89
), objected AS (
  SELECT subject_id, sum(if(state = 'upheld', 1, 0)) AS upheld,
         sum(if(state = 'rejected', 1, 0)) AS rejected
  FROM objection_state WHERE subject_kind = 'clue' GROUP BY subject_id
), warned AS (
  SELECT coalesce(p.fusion_version, 0) AS fusion_version, p.county AS region,
         if(f.verdict IS NULL, f.stopped_amount IS NOT NULL OR f.transferred_amount IS NOT NULL,
            f.verdict IN ('confirmed_sold', 'confirmed_stolen_identity')) AS confirmed,
         coalesce(f.verdict IN ('false_warning', 'wrong_person', 'normal_business',
                                'own_account_of_victim'), false) AS refuted,
         coalesce(o.upheld, 0) AS upheld, coalesce(o.rejected, 0) AS rejected
  FROM place p
  LEFT JOIN feedback_state f ON f.subject_kind = 'clue' AND f.subject_id = p.clue_id
  LEFT JOIN objected o ON o.subject_id = p.clue_id
), summed AS (
  SELECT fusion_version, region, count(*) AS flagged, count(if(confirmed, 1, NULL)) AS confirmed,
         count(if(refuted, 1, NULL)) AS refuted, sum(upheld) AS upheld, sum(rejected) AS rejected
  FROM warned GROUP BY fusion_version, region
), base AS (
  SELECT region, max(exposure) AS residents FROM region_exposure WHERE indicator = 'VIC3'
  GROUP BY region
), cell AS (
  SELECT DISTINCT fusion_version, region FROM summed
  UNION
  SELECT s.fusion_version, b.region FROM (SELECT DISTINCT fusion_version FROM summed) s
  CROSS JOIN base b
)
SELECT 'VIC3' AS indicator, c.fusion_version, c.region, coalesce(b.residents, 0) AS residents,
       coalesce(s.flagged, 0) AS flagged, coalesce(s.confirmed, 0) AS confirmed,
       coalesce(s.refuted, 0) AS refuted, coalesce(s.upheld, 0) AS upheld,
       coalesce(s.rejected, 0) AS rejected
FROM cell c
LEFT JOIN summed s ON s.fusion_version = c.fusion_version AND s.region = c.region
LEFT JOIN base b ON b.region = c.region
