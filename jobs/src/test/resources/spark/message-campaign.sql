WITH kind AS (
  SELECT campaign, text_group, label, max(margin) AS margin,
         row_number() OVER (PARTITION BY campaign
                            ORDER BY count(1) DESC, text_group, label) AS place
  FROM message_template GROUP BY campaign, text_group, label
), age AS (
  SELECT campaign, CAST(count(template_hash) AS INT) AS templates, min(first_on) AS first_on,
         max(last_on) AS last_on
  FROM message_template GROUP BY campaign
), seen AS (
  SELECT t.campaign,
         size(collect_set(if(s.direction = 'out', s.number, NULL))) AS senders,
         sum(if(s.direction = 'out', 1L, 0L)) AS messages,
         size(collect_set(if(s.direction = 'in' AND s.delivered, s.number, NULL))) AS receivers
  FROM message_template t JOIN sms_leg s ON s.template_hash = t.template_hash
  GROUP BY t.campaign
)
SELECT a.campaign, k.text_group, k.label, k.margin, a.templates, s.senders, s.messages, s.receivers,
       a.first_on, a.last_on
FROM age a
JOIN kind k ON k.campaign = a.campaign AND k.place = 1
JOIN seen s ON s.campaign = a.campaign AND s.messages > 0
