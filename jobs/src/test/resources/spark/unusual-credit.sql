WITH leg AS (
  SELECT l.*, s.holder, lower(l.purpose) AS code
  FROM account_leg l JOIN account_state s USING (account)
  WHERE l.direction = 'in' AND l.state = 'settled' AND l.currency = 'CNY'
    AND s.kind <> 'merchant' AND s.kind <> 'corporate'
), fresh AS (
  SELECT account, counterparty FROM money_link
  WHERE array_min(array(first_out_on, first_in_on)) > date_sub(${date}, 7)
), raised AS (
  SELECT *, if(code = 'deposit_break', 'deposit_break', 'loan') AS sort FROM leg
  WHERE code IN ('loan', 'consumer_loan', 'mortgage_loan', 'cash_advance', 'deposit_break')
    AND amount >= 3000
), bait AS (
  SELECT *, 'new_payer' AS sort FROM leg LEFT SEMI JOIN fresh USING (account, counterparty)
  WHERE amount >= 10 AND amount <= 5000
    AND (code IS NULL OR code NOT IN (
      'loan', 'consumer_loan', 'mortgage_loan', 'cash_advance', 'deposit_break', 'salary',
      'pension', 'rent', 'school_fee', 'purchase', 'refund', 'utilities', 'service', 'insurance',
      'tax', 'fee', 'red_packet', 'verification', 'interest', 'own_account'))
)
SELECT account, transfer_id, holder, sort AS kind, counterparty AS payer, at, amount FROM raised
UNION ALL
SELECT account, transfer_id, holder, sort, counterparty, at, amount FROM bait
