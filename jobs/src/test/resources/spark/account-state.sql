WITH every AS (
  SELECT account, holder, kind, opened_on, opened_channel, contact_number, status, valid_from,
         1 AS tonight
  FROM bank_account
  UNION ALL
  SELECT account, holder, kind, opened_on, opened_channel, contact_number, status, valid_from, 0
  FROM account_state_before
)
SELECT account, holder, kind, opened_on, opened_channel, contact_number, status, valid_from
FROM (SELECT *, row_number() OVER (PARTITION BY account ORDER BY valid_from DESC, tonight DESC) AS place
      FROM every)
WHERE place = 1
