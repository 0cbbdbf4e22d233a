-- Generated from schemas/tables/feature/small_payment.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.small_payment (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `counterparty` BIGINT NOT NULL COMMENT 'Token of the account at the other end.',
  `direction` STRING NOT NULL COMMENT 'out where money left the account, in where it arrived.',
  `payments` INT NOT NULL COMMENT 'Payments of that size.',
  `largest` DECIMAL(18,2) NOT NULL COMMENT 'Largest of them, in yuan.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First of them.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last of them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account, counterparty and direction with settled payments of a test\'s size today, in yuan and without an ordinary purpose such as a red packet.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, counterparty, direction',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
