SELECT account, transfer_id, at, amount, channel, state
FROM account_leg
WHERE counterparty IS NULL AND direction = 'out' AND currency = 'CNY' AND amount >= 500
  AND channel NOT IN ('mobile', 'pos', 'third_party')
