WITH section AS (
  SELECT cell_prefix FROM risk_place
  WHERE kind = 'border_section' AND ${date} BETWEEN valid_from AND coalesce(valid_to, ${date})
), leg AS (
  SELECT c.number, s.holder AS person, c.started_at AS moment,
         c.roaming_country IS NOT NULL AS is_abroad,
         EXISTS (SELECT 1 FROM section x WHERE left(c.cell, length(x.cell_prefix)) = x.cell_prefix)
           AS at_border
  FROM telecom_call c JOIN subscriber_state s ON s.number = c.number
  WHERE s.holder_kind <> 'enterprise' AND to_date(c.started_at) >= s.valid_from
    AND NOT (c.direction = 'MT' AND NOT c.answered)
    AND NOT (c.cell IS NULL AND c.roaming_country IS NULL)
), home AS (
  SELECT number, max(struct(moment, at_border)) AS latest, max(CAST(at_border AS INT)) AS border,
         max(CAST(NOT at_border AS INT)) AS elsewhere
  FROM leg WHERE NOT is_abroad GROUP BY number
), day AS (
  SELECT l.number, l.person, max(h.latest) AS latest, max(h.border) AS border,
         max(h.elsewhere) AS elsewhere,
         min(if(l.is_abroad AND (h.latest IS NULL OR l.moment > h.latest.moment), l.moment, NULL)) AS first_at,
         max(if(l.is_abroad AND (h.latest IS NULL OR l.moment > h.latest.moment), l.moment, NULL)) AS last_at
  FROM leg l LEFT JOIN home h ON h.number = l.number
  GROUP BY l.number, l.person
), kept AS (
  SELECT b.* FROM border_use_before b
  LEFT SEMI JOIN subscriber_state s
    ON s.number = b.number AND s.holder = b.person AND s.valid_from <= b.known_on
), joined AS (
  SELECT coalesce(d.number, k.number) AS number, coalesce(d.person, k.person) AS person,
         ifnull(k.known_on, ${date}) AS known_on,
         ifnull(k.border_days, 0) + ifnull(d.border, 0) AS border_days,
         ifnull(k.elsewhere_days, 0) + ifnull(d.elsewhere, 0) AS elsewhere_days,
         ifnull(d.latest.moment, k.last_home_at) AS last_home_at,
         ifnull(if(d.latest IS NULL, k.was_at_border, d.latest.at_border), false) AS was_at_border,
         if(d.latest IS NULL, ifnull(k.roaming_days, 0), 0) + if(d.first_at IS NULL, 0, 1) AS roaming_days,
         if(d.latest IS NULL, ifnull(k.first_roaming_at, d.first_at), d.first_at) AS first_roaming_at,
         if(d.latest IS NULL, ifnull(d.last_at, k.last_roaming_at), d.last_at) AS last_roaming_at
  FROM day d FULL OUTER JOIN kept k ON k.number = d.number
)
SELECT * FROM joined
WHERE greatest(last_home_at, last_roaming_at)
        >= CAST(date_add(${date}, 1) AS TIMESTAMP) - INTERVAL 60 DAYS
