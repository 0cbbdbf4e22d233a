WITH call AS (
  SELECT number, caller, min(caller_class) AS caller_class, CAST(sum(calls) AS INT) AS calls,
         CAST(sum(answered) AS INT) AS answered, sum(talk_s) AS talk_s, max(longest_s) AS longest_s,
         bool_or(is_altered) AS is_altered, max(last_at) AS last_at
  FROM inbound_abroad_day GROUP BY number, caller
), roaming AS (
  SELECT DISTINCT number AS caller, true AS is_roaming FROM roaming_day
), guarded AS (
  SELECT DISTINCT entity AS caller, true AS is_protected FROM protected_entity
  WHERE entity_kind = 'number' AND valid_from <= ${date}
    AND (valid_to IS NULL OR valid_to >= ${date})
), holder AS (
  SELECT number AS caller, valid_from, status <> 'closed' AS is_held,
         holder_kind = 'enterprise' AS is_enterprise
  FROM subscriber_state
), sighted AS (
  SELECT DISTINCT number, caller, true AS is_sighted FROM home_sighting_day
), named AS (
  SELECT *,
         CASE WHEN is_protected THEN 'protected'
              WHEN caller_class IN ('service_95', 'service_400', 'short_code') THEN 'service'
              WHEN is_roaming THEN NULL
              WHEN valid_from > date_sub(${date}, 7) THEN NULL
              WHEN is_held AND is_enterprise THEN 'enterprise'
              WHEN is_held AND is_sighted THEN 'at_home'
              WHEN is_held THEN 'unseen'
              ELSE 'unallocated' END AS kind
  FROM call
  LEFT JOIN holder USING (caller) LEFT JOIN roaming USING (caller) LEFT JOIN guarded USING (caller)
  LEFT JOIN sighted USING (number, caller)
)
SELECT * FROM named WHERE kind IS NOT NULL
