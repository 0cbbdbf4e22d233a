WITH seen AS (
  SELECT *, greatest(last_home_at, last_roaming_at) AS last_at,
         CAST(date_add(${date}, 1) AS TIMESTAMP) AS night_end
  FROM border_use
), person AS (
  SELECT person,
         max(struct(last_home_at, NOT was_at_border AS other, border_days, -number AS n)) AS latest,
         max(elsewhere_days) AS elsewhere_days, max(roaming_days) AS roaming_days,
         min(first_roaming_at) AS first_roaming_at, max(last_at) AS last_at, max(night_end) AS night_end,
         max(was_at_border AND (roaming_days > 0 OR last_home_at + INTERVAL 4 DAYS < night_end)) AS is_gone
  FROM seen GROUP BY person
)
SELECT person, latest.last_home_at, latest.border_days, elsewhere_days, roaming_days,
       first_roaming_at,
       CAST(greatest(0, floor((unix_timestamp(night_end) - unix_timestamp(last_at)) / 86400)) AS INT) AS silent_days
FROM person
WHERE is_gone AND NOT latest.other AND latest.last_home_at IS NOT NULL
  AND (roaming_days > 0 OR last_at + INTERVAL 4 DAYS < night_end)
