-- Generated from schemas/tables/feature/unusual_credit.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.unusual_credit (
  `account` BIGINT NOT NULL COMMENT 'Token of the account credited.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the account\'s holder.',
  `kind` STRING NOT NULL COMMENT 'new_payer where the two accounts have dealt with each other for days only, loan, or deposit_break.',
  `payer` BIGINT COMMENT 'Token of the paying account; null where the bank books none.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was booked.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount in yuan.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per settled credit of the day, in yuan, that may be bait or money raised: a modest sum from somebody hardly known, a loan paid out, a time deposit broken early. Accounts of merchants and firms have none.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, transfer_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
