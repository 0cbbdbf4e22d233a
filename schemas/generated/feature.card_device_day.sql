-- Generated from schemas/tables/feature/card_device_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.card_device_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `imei` BIGINT NOT NULL COMMENT 'Token of the device.',
  `type_allocation_code` STRING COMMENT 'First eight digits of the device\'s number: its model.',
  `calls` INT NOT NULL COMMENT 'Attempts in and out.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First attempt of the day with the device.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Start of the last attempt.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and device it called with on the day.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, imei',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
