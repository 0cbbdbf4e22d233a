-- Generated from schemas/tables/serving/fund_trace.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.fund_trace (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `layer` INT NOT NULL COMMENT 'Fewest movements between the victim and the account; 1 is an account the victim paid.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Of what the victim paid, how much arrived, in yuan.',
  `share` DECIMAL(5,4) NOT NULL COMMENT 'That amount by all the victim paid to accounts the case names; money that came twice counts twice, at most 1.',
  `arrivals` INT NOT NULL COMMENT 'Movements by which it arrived.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First of them.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last of them.',
  `minutes_since` INT NOT NULL COMMENT 'Minutes from the last arrival to the end of the night.',
  `still_there` DECIMAL(18,2) COMMENT 'Estimate of what is still held, in yuan, never more than the last balance the bank gave; null where the trace stops.',
  `is_balance_known` BOOLEAN NOT NULL COMMENT 'Whether the bank gave a balance after the money arrived; without one the estimate rests on the movements alone.',
  `passed_on` DECIMAL(18,2) COMMENT 'What went on to accounts of this table, in yuan; null where the trace stops.',
  `cashed_out` DECIMAL(18,2) COMMENT 'What was taken out in cash, in yuan; null where the trace stops.',
  `not_followed` DECIMAL(18,2) COMMENT 'What went on in parts too small or beyond the last layer, in yuan; null where the trace stops.',
  `stop` STRING COMMENT 'Why the trace stops here: merchant, exchange, returned to the victim, busy with too many movements; null where it does not.',
  `is_named` BOOLEAN NOT NULL COMMENT 'Whether a live case or last night\'s list names the account: a fact apart from the money.',
  `action` STRING NOT NULL COMMENT 'What may be asked for: stop_payment only where the account is named and something is still there; else inquiry; none for the victim\'s own account.',
  `reason` STRING NOT NULL COMMENT 'What arrived and what may be there, in one sentence.',
  `legal_basis` STRING NOT NULL COMMENT 'Article that allows it; the police decide.',
  `objection` STRING NOT NULL COMMENT 'How the holder may object.',
  `ends_on` DATE NOT NULL COMMENT 'Last day the row may be used.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per freshly reported case and account its victim\'s money reached: how much, when, and what may still be there. Amounts are estimates, first in first out; an account is no suspect because money passed through it, and no list reads this table.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
