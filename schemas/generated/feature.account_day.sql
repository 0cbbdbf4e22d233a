-- Generated from schemas/tables/feature/account_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_day (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `in_count` INT NOT NULL COMMENT 'Settled movements in.',
  `in_amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount in, in yuan; movements in other currencies add nothing.',
  `out_count` INT NOT NULL COMMENT 'Settled movements out.',
  `out_amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount out, in yuan.',
  `cash_out_amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount in yuan taken out as cash, at a machine, through a third party or over the counter market.',
  `attempts` INT NOT NULL COMMENT 'Movements attempted or rejected.',
  `payers` INT NOT NULL COMMENT 'Distinct accounts that paid in.',
  `payees` INT NOT NULL COMMENT 'Distinct accounts paid.',
  `night_amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount in and out between 00:00 and 05:00, in yuan.',
  `closing_balance` DECIMAL(18,2) COMMENT 'Balance after the day\'s last settled movement, the largest transfer_id of the same second; null where the bank gives none.',
  `out_histogram` ARRAY<BIGINT> NOT NULL COMMENT 'Settled payments to other accounts by size: 24 bins, bin b holding amounts from 2^b up to 2^(b+1), in yuan; the ends collect the rest.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and day with movements.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
