-- Per-day figures for the other feeds; column 1 is the entity, column 2 whether it is truth.
CREATE TABLE call AS SELECT served_number AS number, other_party AS other, network_caller_id AS caller, direction, started_at AS moment,
  CAST(started_at AS DATE) AS day, duration_s AS talk, answered, trunk, imei, cell, roaming_country FROM
  read_csv('${out}/delivery/*/telecom_call-*.csv.gz', header=true, types={'served_number':'VARCHAR','other_party':'VARCHAR','presented_caller_id':'VARCHAR','network_caller_id':'VARCHAR','imei':'VARCHAR','cell':'VARCHAR','cell_region':'VARCHAR','forwarded_to':'VARCHAR','roaming_country':'VARCHAR','started_at':'TIMESTAMP','answered':'BOOLEAN'});
CREATE TABLE hit AS SELECT number, CAST("at" AS TIMESTAMP) AS moment, CAST("at" AS DATE) AS day, target_kind AS kind, target, action, CAST(hits AS INT) AS hits FROM
  read_csv('${out}/delivery/*/telecom_web-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE sms AS SELECT sender, receiver, CAST(sent_at AS TIMESTAMP) AS moment, template_class AS class, url_domain AS domain FROM
  read_csv('${out}/delivery/*/telecom_sms-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE iot AS SELECT * FROM
  read_csv('${out}/delivery/*/telecom_iot-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE crossing AS SELECT * FROM
  read_csv('${out}/delivery/*/immigration_crossing-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE document AS SELECT person_document_number AS person, document_number AS passport, CAST(valid_from AS DATE) AS since FROM
  read_csv('${out}/delivery/*/person_document-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE place AS SELECT * FROM read_csv('${out}/delivery/*/risk_place-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE named AS SELECT DISTINCT entity_kind AS kind, entity FROM
  read_csv('${out}/delivery/*/police_involvement-*.csv.gz', header=true, all_varchar=true);

CREATE TABLE V4 AS SELECT h.number, s.entity IS NOT NULL AS positive, h.* EXCLUDE (number, day),
    coalesce((SELECT max(p.amount) FROM pay p JOIN account a ON a.account = p.payer WHERE p.nth = 1 AND a.holder = o.document AND p.day BETWEEN h.day AND h.day + 2), 0) AS paid_after
  FROM (SELECT number, day, count(*) AS rows, count(DISTINCT target) AS names, sum(hits) AS hits,
      count(*) FILTER (action = 'install') AS installs, count(*) FILTER (action = 'register') AS registers,
      count(*) FILTER (kind = 'app') AS app_rows, avg(hour(moment)) AS hour_of_day,
      count(*) FILTER (EXISTS (SELECT 1 FROM named n WHERE n.entity = target)) AS case_rows,
      count(*) FILTER (target NOT LIKE 'cdn-%') AS rare_rows, count(DISTINCT target) FILTER (target NOT LIKE 'cdn-%') AS rare_names
    FROM hit GROUP BY ALL) h
  LEFT JOIN holder o ON o.number = h.number AND h.day >= o.since AND h.day < o.until
  LEFT JOIN scheme s ON s.scenario = 'V4' AND s.entity = h.number AND h.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);

CREATE TABLE card_day AS SELECT DISTINCT imei, number, day FROM call WHERE imei IS NOT NULL;
CREATE TABLE shared AS SELECT a.imei, a.day, count(DISTINCT b.number) AS cards_7d, count(DISTINCT b.number) FILTER (b.day = a.day) AS cards_1d
  FROM (SELECT DISTINCT imei, day FROM card_day) a JOIN card_day b ON a.imei = b.imei AND b.day BETWEEN a.day - 6 AND a.day GROUP BY ALL;
CREATE TABLE T2 AS SELECT c.number, s.entity IS NOT NULL AS positive, max(h.cards_7d) AS cards_7d, max(h.cards_1d) AS cards_1d, count(DISTINCT c.imei) AS handsets,
    count(*) FILTER (c.direction = 'MO') AS out_calls, count(*) FILTER (c.direction = 'MT') AS in_calls, count(DISTINCT c.other) AS others, count(DISTINCT c.cell) AS cells,
    avg(c.talk) AS mean_talk, max(date_diff('day', o.since, c.day)) AS card_age
  FROM call c JOIN shared h ON h.imei = c.imei AND h.day = c.day
  LEFT JOIN holder o ON o.number = c.number AND c.day >= o.since AND c.day < o.until
  LEFT JOIN scheme s ON s.scenario = 'T2' AND s.entity = c.number AND c.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE)
  GROUP BY c.number, c.day, positive;

CREATE TABLE roamed AS SELECT DISTINCT number, day FROM call WHERE roaming_country IS NOT NULL;
CREATE TABLE abroad AS SELECT d.person, CAST(x."at" AS TIMESTAMP) AS gone,
    (SELECT min(CAST(y."at" AS TIMESTAMP)) FROM crossing y JOIN document e ON e.passport = y.document_number WHERE e.person = d.person AND y.direction = 'entry' AND CAST(y."at" AS TIMESTAMP) > CAST(x."at" AS TIMESTAMP)) AS back,
    x.country, x.party, x.transport, x.declared_purpose AS purpose
  FROM crossing x JOIN (SELECT DISTINCT person, passport FROM document) d ON d.passport = x.document_number WHERE x.direction = 'exit';
CREATE TABLE entered AS SELECT c.number, c.day, c.moment, c.talk, c.answered, c.caller,
    EXISTS (SELECT 1 FROM call m WHERE m.number = c.caller AND m.direction = 'MO' AND m.moment = c.moment) AS recorded,
    EXISTS (SELECT 1 FROM roamed r WHERE r.number = c.caller) AS roamer,
    EXISTS (SELECT 1 FROM holder o JOIN abroad b ON b.person = o.document WHERE o.number = c.caller AND b.gone <= c.moment AND (b.back IS NULL OR b.back >= c.moment)) AS gone,
    EXISTS (SELECT 1 FROM holder o WHERE o.number = c.caller) AS known
  FROM call c WHERE c.direction = 'MT' AND c.trunk = 'international' AND c.roaming_country IS NULL AND c.caller NOT LIKE '00%';
CREATE TABLE T5 AS SELECT c.number, s.entity IS NOT NULL AND coalesce(max(e.talk), 0) > 0 AS positive, count(e.caller) AS entered, coalesce(max(e.talk), 0) AS talk,
    count(*) FILTER (NOT e.recorded) AS unrecorded, count(*) FILTER (NOT e.roamer) AS not_roaming, count(*) FILTER (NOT e.gone) AS not_gone, count(*) FILTER (NOT e.known) AS unknown_caller,
    coalesce(avg(hour(e.moment)), 0) AS hour_of_day
  FROM (SELECT DISTINCT number, day FROM call) c LEFT JOIN entered e USING (number, day)
  LEFT JOIN scheme s ON s.scenario = 'T5' AND s.entity = c.number AND c.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE)
  GROUP BY c.number, c.day, s.entity;

CREATE TABLE handset AS SELECT DISTINCT left(imei, 8) AS model FROM call WHERE imei IS NOT NULL AND number NOT LIKE '1064%';
CREATE TABLE T9 AS SELECT i.number, s.entity IS NOT NULL AS positive, CAST(i.voice_calls AS INT) AS voice, CAST(i.sms_count AS INT) AS sms, CAST(i.data_kb AS BIGINT) AS data_kb, CAST(i.web_kb AS BIGINT) AS web_kb,
    CAST(i.sold_voice AS INT) AS sold_voice, CAST(i.sold_sms AS INT) AS sold_sms, CAST(i.voice_whitelisted AS INT) AS whitelisted, coalesce(CAST(i.outside_fence AS INT), 0) AS outside,
    CAST(left(i.imei, 8) IN (SELECT model FROM handset) AS INT) AS handset, CAST(i.plan = 'small_flow' AS INT) AS small_flow,
    greatest(0, CAST(i.voice_calls AS INT) - 100 * CAST(i.sold_voice AS INT)) AS unsold_voice, greatest(0, CAST(i.sms_count AS INT) - 100 * CAST(i.sold_sms AS INT)) AS unsold_sms,
    CASE WHEN i.plan = 'small_flow' THEN CAST(i.web_kb AS BIGINT) ELSE 0 END AS small_web, CASE WHEN i.plan = 'small_flow' THEN CAST(i.data_kb AS BIGINT) ELSE 0 END AS small_data
  FROM iot i
  LEFT JOIN scheme s ON s.scenario = 'T9' AND s.entity = i.number AND CAST(i.used_on AS DATE) BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);

CREATE TABLE own AS SELECT payer AS account, moment, day, amount FROM move WHERE state = 'settled' AND payer IS NOT NULL
  UNION ALL SELECT payee, moment, day, amount FROM move WHERE state = 'settled' AND payee IS NOT NULL AND amount > 90 AND payer IS NOT NULL;
CREATE TABLE active AS SELECT account, day, lag(day) OVER (PARTITION BY account ORDER BY day) AS before FROM (SELECT DISTINCT account, day FROM own);
CREATE TABLE B3 AS SELECT d.account, s.entity IS NOT NULL AS positive, coalesce(date_diff('day', w.before, d.day), 999) AS rest, d.* EXCLUDE (account, day)
  FROM account_days d LEFT JOIN active w ON w.account = d.account AND w.day = d.day
  LEFT JOIN scheme s ON s.scenario = 'B3' AND s.entity = d.account AND d.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE)
  WHERE d.day >= (SELECT min(day) FROM call);

CREATE TABLE small AS SELECT e.account, e.moment, e.day, e.into + e.outof AS sum, e.other FROM entry e WHERE e.into + e.outof <= 10;
CREATE TABLE grown AS SELECT s.account, s.day, count(*) AS grown, max((e.into + e.outof) / s.sum) AS times, max(e.into + e.outof) AS largest, count(*) FILTER (e.other = s.other) AS same_pair,
    min(date_diff('minute', s.moment, e.moment)) AS minutes
  FROM small s JOIN entry e ON e.account = s.account AND e.moment > s.moment AND e.moment <= s.moment + INTERVAL 24 HOUR AND e.into + e.outof >= 100 * s.sum GROUP BY ALL;
CREATE TABLE B4 AS SELECT d.account, s.entity IS NOT NULL AS positive, coalesce(g.grown, 0) AS grown, coalesce(g.times, 0) AS times, coalesce(g.largest, 0) AS largest, coalesce(g.same_pair, 0) AS same_pair, coalesce(g.minutes, 9999) AS minutes, d.* EXCLUDE (account, day)
  FROM account_days d LEFT JOIN grown g ON g.account = d.account AND g.day = d.day
  LEFT JOIN scheme s ON s.scenario = 'B4' AND s.entity = d.account AND d.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE)
  WHERE d.day >= (SELECT min(day) FROM call);

CREATE TABLE site AS SELECT m.payer AS account, m.day, m.moment, m.amount, m.channel IN ('atm', 'pos', 'cash', 'counter') AS onsite FROM move m WHERE m.state = 'settled' AND m.payer IS NOT NULL;
CREATE TABLE B9 AS SELECT t.account, s.entity IS NOT NULL AS positive, count(*) FILTER (t.onsite) AS onsite, count(*) FILTER (NOT t.onsite) AS mobile, coalesce(max(t.amount) FILTER (t.onsite), 0) AS largest, sum(t.amount) AS paid,
    max(date_diff('day', b.gone, t.moment)) AS days_gone, avg(hour(t.moment)) AS hour_of_day, max(CAST(p.country IS NOT NULL AS INT)) AS risk_country, max(date_diff('day', a.opened, t.day)) AS age
  FROM site t JOIN account a ON a.account = t.account JOIN abroad b ON b.person = a.holder AND b.gone <= t.moment AND (b.back IS NULL OR b.back > t.moment)
  LEFT JOIN (SELECT DISTINCT country FROM place) p ON p.country = b.country
  LEFT JOIN scheme s ON s.scenario = 'B9' AND s.entity = t.account AND t.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE)
  GROUP BY t.account, t.day, positive;

CREATE TABLE X1 AS SELECT b.person, s.entity IS NOT NULL AS positive,
    date_diff('day', CAST(b.gone AS DATE), least(coalesce(CAST(b.back AS DATE), DATE '2100-01-01'), (SELECT max(day) FROM call))) AS days_gone,
    CAST(b.back IS NULL AS INT) AS still_gone, coalesce(max(CASE p.level WHEN 'high' THEN 2 ELSE 1 END), 0) AS level,
    (SELECT count(*) FROM abroad o WHERE o.party = b.party) AS party_size, CAST(b.transport IN ('road', 'foot') AS INT) AS overland,
    CAST(b.purpose = 'tourism' AS INT) AS tourism, CAST(b.purpose = 'work' AS INT) AS work, CAST(b.purpose = 'border_trade' AS INT) AS trade,
    (SELECT min(date_diff('day', d.since, CAST(b.gone AS DATE))) FROM document d WHERE d.person = b.person) AS passport_age,
    (SELECT count(*) FROM call c JOIN holder h ON h.number = c.number WHERE h.document = b.person AND c.cell LIKE '%-K%') AS compound_calls,
    (SELECT count(*) FROM named n JOIN account a ON a.account = n.entity WHERE a.holder = b.person) AS named_accounts,
    (SELECT count(*) FROM site t JOIN account a ON a.account = t.account WHERE a.holder = b.person AND t.onsite AND t.moment > b.gone) AS onsite_since
  FROM abroad b LEFT JOIN place p ON p.country = b.country AND p.kind = 'country'
  LEFT JOIN scheme s ON s.scenario = 'X1' AND s.entity = 'id_card:' || b.person AND b.gone <= s."to" AND (b.back IS NULL OR b.back >= s."from")
  GROUP BY ALL;
