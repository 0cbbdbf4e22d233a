WITH sent AS (
  SELECT number, template_hash, other, delivered, template_class, platform, trunk, url_domain,
         sent_at,
         EXISTS (SELECT 1 FROM sms_leg back
                 WHERE back.direction = 'in' AND back.number = out.number
                   AND back.other = out.other) AS is_answered
  FROM sms_leg out
  WHERE direction = 'out' AND template_hash IS NOT NULL
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
