-- Counted in one pass, over all buckets at once.
WITH part AS (
  SELECT t.campaign,
         (count(DISTINCT s.number) FILTER (s.direction = 'out'))::INTEGER AS senders,
         count(*) FILTER (s.direction = 'out') AS messages,
         (count(DISTINCT s.number) FILTER (s.direction = 'in' AND s.delivered))::INTEGER
           AS receivers
  FROM sms_leg s
  JOIN message_template t USING (template_hash)
  GROUP BY t.campaign
), class AS (
  SELECT campaign, text_group, label, count(*) AS templates, max(margin) AS margin,
         min(first_on) AS first_on, max(last_on) AS last_on
  FROM message_template GROUP BY campaign, text_group, label
), campaign AS (
  SELECT campaign,
         arg_min({'text_group': text_group, 'label': label, 'margin': margin},
                 {'fewer': -templates, 'text_group': text_group, 'label': label}) AS most,
         sum(templates)::INTEGER AS templates, min(first_on) AS first_on, max(last_on) AS last_on
  FROM class GROUP BY campaign
)
SELECT campaign, c.most.text_group AS text_group, c.most.label AS label, c.most.margin AS margin,
       c.templates, p.senders, p.messages, p.receivers, c.first_on, c.last_on
FROM campaign c
JOIN part p USING (campaign)
WHERE p.messages > 0
