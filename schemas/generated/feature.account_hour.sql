-- Generated from schemas/tables/feature/account_hour.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_hour (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `hour` TIMESTAMP NOT NULL COMMENT 'Start of the hour.',
  `in_count` INT NOT NULL COMMENT 'Movements in.',
  `in_amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount in, in yuan.',
  `out_count` INT NOT NULL COMMENT 'Movements out.',
  `out_amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount out, in yuan.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and hour with settled movements, cash included.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, hour',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
