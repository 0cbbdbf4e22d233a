WITH fraud AS (SELECT template_hash, campaign, label FROM message_template WHERE text_group = 'fraud')
SELECT s.number, f.campaign, min(f.label) AS label, CAST(count(s.message_id) AS INT) AS messages,
       size(collect_set(s.other)) AS senders, min(s.sent_at) AS first_at, max(s.sent_at) AS last_at
FROM fraud f JOIN sms_leg s ON f.template_hash <=> s.template_hash
WHERE NOT s.direction = 'out' AND s.delivered
GROUP BY s.number, f.campaign
