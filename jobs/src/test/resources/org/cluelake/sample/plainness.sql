-- Per-day figures of a written sample; column 1 is the entity, column 2 whether it is truth.
CREATE TABLE leg AS SELECT served_number AS number, other_party AS other, direction, started_at AS moment,
  CAST(started_at AS DATE) AS day, duration_s AS talk, answered FROM
  read_csv('${out}/delivery/*/telecom_call-*.csv.gz', header=true, types={'served_number':'VARCHAR','other_party':'VARCHAR','presented_caller_id':'VARCHAR','network_caller_id':'VARCHAR','imei':'VARCHAR','cell_region':'VARCHAR','forwarded_to':'VARCHAR','roaming_country':'VARCHAR','started_at':'TIMESTAMP','answered':'BOOLEAN'});
CREATE TABLE card AS SELECT * FROM read_csv('${out}/delivery/*/telecom_subscriber-*.csv.gz', header=true, all_varchar=true);
CREATE TABLE move AS SELECT payer, payee, "at" AS moment, CAST("at" AS DATE) AS day, amount, channel, state, payer_balance_after, payee_balance_after FROM
  read_csv('${out}/delivery/*/bank_transfer-*.csv.gz', header=true, types={'payer':'VARCHAR','payee':'VARCHAR','at':'TIMESTAMP','amount':'DOUBLE','terminal_region':'VARCHAR','device':'VARCHAR','network_origin_flags':'VARCHAR','purpose':'VARCHAR','payer_balance_after':'DOUBLE','payee_balance_after':'DOUBLE'});
CREATE TABLE account AS SELECT account, any_value(kind) AS kind, any_value(holder_document_number) AS holder, min(CAST(opened_on AS DATE)) AS opened FROM
  read_csv('${out}/delivery/*/bank_account-*.csv.gz', header=true, all_varchar=true) GROUP BY account;
CREATE TABLE scheme AS SELECT * FROM read_csv('${out}/truth/scheme.csv', header=true, types={'entity':'VARCHAR','from':'TIMESTAMP','to':'TIMESTAMP'});
CREATE TABLE mule AS SELECT account FROM read_csv('${out}/truth/mule_account.csv', header=true, all_varchar=true);

CREATE TABLE six AS SELECT number, day, max(n) AS most FROM (
  SELECT a.number, a.day, a.h, sum(b.n) AS n FROM
    (SELECT number, day, hour(moment) AS h, count(*) AS n FROM leg WHERE direction = 'MO' GROUP BY ALL) a JOIN
    (SELECT number, day, hour(moment) AS h, count(*) AS n FROM leg WHERE direction = 'MO' GROUP BY ALL) b
    ON a.number = b.number AND a.day = b.day AND b.h BETWEEN a.h AND a.h + 5 GROUP BY ALL) GROUP BY ALL;
CREATE TABLE holder AS SELECT number, holder_document_number AS document, CAST(valid_from AS DATE) AS since,
  lead(CAST(valid_from AS DATE), 1, DATE '2100-01-01') OVER (PARTITION BY number ORDER BY valid_from) AS until
  FROM (SELECT DISTINCT number, holder_document_number, valid_from FROM card);
CREATE TABLE T3 AS
  SELECT n.number, s.entity IS NOT NULL AND n.attempts > 0 AS positive, n.* EXCLUDE (number, day), coalesce(six.most, 0) AS attempts_6h,
    date_diff('day', h.since, n.day) AS card_age
  FROM (SELECT number, day,
      count(*) FILTER (direction = 'MO') AS attempts,
      coalesce(avg(CAST(answered AS INT)) FILTER (direction = 'MO'), 0) AS answer_rate,
      count(DISTINCT other) FILTER (direction = 'MO') AS callees,
      coalesce(count(DISTINCT other) FILTER (direction = 'MO') / nullif(count(*) FILTER (direction = 'MO'), 0), 0) AS spread,
      coalesce(count(*) FILTER (direction = 'MO' AND answered AND talk <= 15) / nullif(count(*) FILTER (direction = 'MO' AND answered), 0), 0) AS short_share,
      count(*) FILTER (direction = 'MT') / (1.0 + count(*) FILTER (direction = 'MO')) AS in_out,
      coalesce(avg(talk) FILTER (direction = 'MO' AND answered), 0) AS mean_talk,
      coalesce(max(talk) FILTER (direction = 'MO'), 0) AS longest_talk,
      avg(CAST(hour(moment) < 6 OR hour(moment) >= 22 AS INT)) AS night_share,
      (max(epoch(moment)) - min(epoch(moment))) / 3600 AS span_hours
    FROM leg GROUP BY ALL) n
  LEFT JOIN six USING (number, day)
  LEFT JOIN holder h ON h.number = n.number AND n.day >= h.since AND n.day < h.until
  LEFT JOIN scheme s ON s.scenario = 'T3' AND s.entity = n.number AND n.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);

CREATE TABLE entry AS
  SELECT payer AS account, payee AS other, moment, day, 0 AS into, amount AS outof, channel, payer_balance_after AS balance FROM move WHERE state = 'settled' AND payer IS NOT NULL
  UNION ALL SELECT payee, payer, moment, day, amount, 0, channel, payee_balance_after FROM move WHERE state = 'settled' AND payee IS NOT NULL;
CREATE TABLE account_day AS
  SELECT e.account, e.day,
    count(DISTINCT e.other) FILTER (e.into > 0) AS payers,
    count(DISTINCT e.other) FILTER (e.outof > 0) AS payees,
    sum(e.into) AS money_in, sum(e.outof) AS money_out,
    least(sum(e.outof) / (1 + sum(e.into)), 50) AS out_in,
    least(arg_max(e.balance, e.moment) / (1 + sum(e.into) + sum(e.outof)), 50) AS balance_turnover,
    avg(CAST(hour(e.moment) < 6 OR hour(e.moment) >= 22 AS INT)) AS night_share,
    sum(e.outof) FILTER (e.channel IN ('atm', 'cash', 'otc')) / (1 + sum(e.outof)) AS cash_share,
    count(*) AS entries, max(e.into) AS largest_in,
    any_value(date_diff('day', a.opened, e.day)) AS age
  FROM entry e JOIN account a ON a.account = e.account AND a.kind IN ('debit', 'wallet') GROUP BY ALL;
CREATE TABLE account_days AS SELECT account, day,
    sum(money_in) OVER w AS in_3d, sum(money_out) OVER w AS out_3d, max(payers) OVER w AS payers_3d, max(payees) OVER w AS payees_3d, * EXCLUDE (account, day)
  FROM account_day WINDOW w AS (PARTITION BY account ORDER BY day RANGE BETWEEN INTERVAL 2 DAY PRECEDING AND CURRENT ROW);
CREATE TABLE B1 AS SELECT d.account, s.entity IS NOT NULL AS positive, d.* EXCLUDE (account, day) FROM account_days d
  LEFT JOIN scheme s ON s.scenario = 'B1' AND s.entity = d.account AND d.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);
CREATE TABLE B2 AS SELECT d.account, s.entity IS NOT NULL AS positive, d.* EXCLUDE (account, day) FROM account_days d
  LEFT JOIN scheme s ON s.scenario = 'B2' AND s.entity = d.account AND d.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);

CREATE TABLE pay AS SELECT m.payer, m.payee, m.moment, m.day, m.amount, row_number() OVER (PARTITION BY m.payer, m.payee ORDER BY m.moment) AS nth
  FROM move m JOIN account a ON a.account = m.payer JOIN account b ON b.account = m.payee
  WHERE m.state = 'settled' AND a.kind IN ('debit', 'wallet') AND b.kind IN ('debit', 'wallet') AND a.holder <> b.holder;
CREATE TABLE V3 AS SELECT p.payer, s.entity IS NOT NULL AND mule.account IS NOT NULL AS positive,
    p.amount, CAST(p.nth = 1 AS INT) AS first_time, d.payers, d.payees, d.out_in, d.balance_turnover, d.age, d.cash_share, d.money_in, hour(p.moment) AS hour_of_day
  FROM pay p JOIN account_day d ON d.account = p.payee AND d.day = p.day
  LEFT JOIN mule ON mule.account = p.payee
  LEFT JOIN scheme s ON s.scenario = 'V3' AND s.entity = p.payer AND p.moment BETWEEN s."from" AND s."to";

CREATE TABLE talk AS SELECT h.document AS person, l.day, l.moment, l.other, l.talk, row_number() OVER (PARTITION BY l.number, l.other ORDER BY l.moment) AS nth,
    min(l.day) OVER (PARTITION BY l.number, l.other) AS first_day
  FROM leg l JOIN holder h ON h.number = l.number AND l.day >= h.since AND l.day < h.until WHERE l.answered;
CREATE TABLE after AS SELECT a.holder AS person, p.day, max(p.amount) AS amount, count(*) AS payments FROM pay p JOIN account a ON a.account = p.payer
  WHERE p.nth = 1 AND EXISTS (SELECT 1 FROM talk t WHERE t.person = a.holder AND t.moment < p.moment AND t.moment > p.moment - INTERVAL 24 HOUR AND t.first_day >= t.day - 2 AND t.talk >= 60) GROUP BY ALL;
CREATE TABLE V2 AS SELECT t.person, s.entity IS NOT NULL AS positive, t.* EXCLUDE (person, day), coalesce(after.amount, 0) AS paid_after, coalesce(after.payments, 0) AS payments_after
  FROM (SELECT person, day, sum(talk) AS unknown_talk, max(talk) AS longest, count(*) AS talks, count(DISTINCT other) AS others,
      coalesce(sum(talk) FILTER (other LIKE '00%'), 0) AS overseas_talk, max(n) AS most_with_one
    FROM (SELECT *, count(*) OVER (PARTITION BY person, other, day) AS n FROM talk WHERE first_day >= day - 2) GROUP BY ALL) t
  LEFT JOIN after ON after.person = t.person AND after.day = t.day
  LEFT JOIN scheme s ON s.scenario = 'V2' AND s.entity IN ('id_card:' || t.person, 'passport:' || t.person) AND t.day BETWEEN CAST(s."from" AS DATE) AND CAST(s."to" AS DATE);
