-- Callers from abroad in 3 nights under a number that cannot be abroad.
WITH call AS (
  SELECT number, caller, min(caller_class) AS caller_class, sum(calls)::INTEGER AS calls,
         sum(answered)::INTEGER AS answered, sum(talk_s)::BIGINT AS talk_s,
         max(longest_s) AS longest_s, bool_or(is_altered) AS is_altered, max(last_at) AS last_at
  FROM inbound_abroad_day GROUP BY number, caller
), caller AS (
  SELECT DISTINCT caller FROM call
), guarded AS (
  SELECT DISTINCT entity AS caller FROM protected_entity
  WHERE entity_kind = 'number' AND valid_from <= ${date}
    AND (valid_to IS NULL OR valid_to >= ${date})
), judged AS (
  SELECT caller,
         g.caller IS NOT NULL AS is_protected, r.caller IS NOT NULL AS is_roaming,
         s.valid_from, s.status <> 'closed' AS is_held, s.holder_kind = 'enterprise' AS is_enterprise
  FROM caller
  LEFT JOIN guarded g USING (caller)
  LEFT JOIN (SELECT DISTINCT number AS caller FROM roaming_day) r USING (caller)
  LEFT JOIN (SELECT number AS caller, valid_from, status, holder_kind
             FROM subscriber_state) s USING (caller)
), named AS (
  SELECT c.*,
         CASE WHEN j.is_protected THEN 'protected'
              WHEN c.caller_class IN ('service_95', 'service_400', 'short_code') THEN 'service'
              WHEN j.is_roaming THEN NULL
              WHEN j.valid_from > ${date} - 7 THEN NULL
              WHEN j.is_held AND j.is_enterprise THEN 'enterprise'
              WHEN j.is_held AND h.caller IS NOT NULL THEN 'at_home'
              WHEN j.is_held THEN 'unseen'
              ELSE 'unallocated' END AS kind
  FROM call c
  JOIN judged j USING (caller)
  LEFT JOIN (SELECT DISTINCT number, caller FROM home_sighting_day) h USING (number, caller)
)
SELECT number, caller, kind, calls, answered, talk_s, longest_s, is_altered, last_at
FROM named
WHERE kind IS NOT NULL
