-- Generated from schemas/tables/feature/cash_hour.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.cash_hour (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `hour` TIMESTAMP NOT NULL COMMENT 'Start of the hour.',
  `draws` INT NOT NULL COMMENT 'Settled draws of cash, at a machine or over the counter.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount drawn, in yuan.',
  `most_alike` INT NOT NULL COMMENT 'Most draws of one and the same amount.',
  `places` INT NOT NULL COMMENT 'Distinct counties of the machines and counters: how many, never which.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last draw.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and hour in which cash was drawn.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, hour',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
