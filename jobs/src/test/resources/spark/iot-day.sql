WITH thing AS (
  SELECT number FROM subscriber_state WHERE card_kind = 'iot' OR number_class = 'iot'
  UNION SELECT number FROM telecom_iot
), meeting AS (
  SELECT number, other, out_answered + in_answered AS calls, talk_s, 0 AS messages, last_at
  FROM call_edge_day
  WHERE out_answered + in_answered > 0
    AND other_class IN ('mobile', 'virtual_operator', 'overseas')
  UNION ALL
  SELECT number, other, 0, 0, 1, sent_at
  FROM sms_leg
  WHERE delivered AND platform IS NULL
    AND other_class IN ('mobile', 'virtual_operator', 'overseas')
), met AS (
  SELECT number, ${date} AS used_on, CAST(sum(calls) AS INT) AS person_calls,
         sum(talk_s) AS person_talk_s,
         CAST(count(DISTINCT if(calls > 0, other, NULL)) AS INT) AS people_called,
         CAST(sum(messages) AS INT) AS person_messages,
         CAST(count(DISTINCT if(messages > 0, other, NULL)) AS INT) AS people_written,
         max(last_at) AS last_at
  FROM meeting LEFT SEMI JOIN thing USING (number)
  GROUP BY number
)
SELECT coalesce(i.number, m.number) AS number, coalesce(i.used_on, m.used_on) AS used_on,
       i.plan, i.industry, i.sold_voice, i.sold_sms, i.voice_whitelisted,
       coalesce(i.outside_fence, false) AS outside_fence, i.imei, i.type_allocation_code,
       coalesce(i.data_kb, 0) AS data_kb, coalesce(i.web_kb, 0) AS web_kb,
       coalesce(m.person_calls, 0) AS person_calls, coalesce(m.person_talk_s, 0) AS person_talk_s,
       coalesce(m.people_called, 0) AS people_called,
       coalesce(m.person_messages, 0) AS person_messages,
       coalesce(m.people_written, 0) AS people_written, m.last_at
FROM telecom_iot i FULL JOIN met m ON i.number = m.number AND i.used_on = m.used_on
