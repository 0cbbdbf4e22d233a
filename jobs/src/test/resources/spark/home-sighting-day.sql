WITH home AS (
  SELECT number AS caller, started_at FROM telecom_call
  WHERE roaming_country IS NULL AND cell IS NOT NULL
), gap AS (
  SELECT number, caller, min(abs(unix_timestamp(started_at) - unix_timestamp(last_at))) AS gap_s
  FROM inbound_abroad_day JOIN home USING (caller)
  GROUP BY number, caller
)
SELECT number, caller, gap_s FROM gap WHERE gap_s <= 7200
