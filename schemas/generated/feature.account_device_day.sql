-- Generated from schemas/tables/feature/account_device_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_device_day (
  `account` BIGINT NOT NULL COMMENT 'Token of the account that paid.',
  `device` BIGINT NOT NULL COMMENT 'Token of the device the payments were ordered with.',
  `orders` INT NOT NULL COMMENT 'Payments ordered with it, settled or not.',
  `flagged` INT NOT NULL COMMENT 'Of these, over a network the bank remarked on.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last of them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account, ordering device and day.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, device',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
