-- Generated from schemas/tables/feature/pay_pair.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.pay_pair (
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `payee` BIGINT NOT NULL COMMENT 'Token of the paid account.',
  `first_paid_on` DATE NOT NULL COMMENT 'First day of a settled payment.',
  `last_paid_on` DATE NOT NULL COMMENT 'Last day of a settled payment.',
  `transfers` BIGINT NOT NULL COMMENT 'Settled payments so far.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and account it has paid within the memory of the lake.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, payee',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
