WITH back AS (
  SELECT number, other, count(*) AS written FROM sms_leg WHERE direction = 'in'
  GROUP BY number, other
), sent AS (
  SELECT m.number, m.template_hash, m.other, m.delivered, m.template_class, m.platform, m.trunk,
         m.url_domain, m.sent_at, coalesce(b.written, 0) > 0 AS is_answered
  FROM sms_leg m
  LEFT JOIN back b ON b.number = m.number AND b.other = m.other
  WHERE m.direction = 'out' AND m.template_hash IS NOT NULL
)
SELECT number, template_hash, CAST(count(*) AS INT) AS messages,
       CAST(count_if(delivered) AS INT) AS delivered,
       CAST(size(collect_set(other)) AS INT) AS receivers,
       CAST(size(collect_set(if(is_answered, other, NULL))) AS INT) AS repliers,
       CAST(count_if(template_class = 'suspected_fraud') AS INT) AS suspected,
       CAST(count(platform) AS INT) AS submitted,
       CAST(count_if(trunk IN ('international', 'voip')) AS INT) AS from_abroad,
       sort_array(collect_set(url_domain)) AS domains,
       min(sent_at) AS first_at, max(sent_at) AS last_at
FROM sent
GROUP BY number, template_hash
