-- Generated from schemas/tables/feature/cash_withdrawal.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.cash_withdrawal (
  `account` BIGINT NOT NULL COMMENT 'Token of the account it left.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount in yuan.',
  `channel` STRING NOT NULL COMMENT 'atm, counter, cash or otc.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per sum of the day taken out as cash, or tried to be, of at least the floor amount in yuan.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, transfer_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
