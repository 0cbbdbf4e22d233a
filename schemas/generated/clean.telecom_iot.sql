-- Generated from schemas/tables/clean/telecom_iot.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.telecom_iot (
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `number_class` STRING NOT NULL COMMENT 'Class of the number by the number plan.',
  `used_on` DATE NOT NULL COMMENT 'Day of the use.',
  `plan` STRING NOT NULL COMMENT 'small_flow, large_flow, vehicle or wearable.',
  `industry` STRING NOT NULL COMMENT 'What the card is built into.',
  `sold_voice` BOOLEAN NOT NULL COMMENT 'Whether calls were sold with it.',
  `sold_sms` BOOLEAN NOT NULL COMMENT 'Whether short messages were sold with it.',
  `voice_whitelisted` BOOLEAN NOT NULL COMMENT 'Whether its calls are limited to set numbers.',
  `fenced` BOOLEAN NOT NULL COMMENT 'Whether it may be used within a set area only.',
  `outside_fence` BOOLEAN COMMENT 'Whether it was used outside that area; null where not fenced. The area itself is never delivered.',
  `imei` BIGINT COMMENT 'Token of the device it was used in.',
  `type_allocation_code` STRING COMMENT 'First eight digits of the device\'s number: its model.',
  `voice_calls` INT NOT NULL COMMENT 'Calls of the day, in and out.',
  `sms_count` INT NOT NULL COMMENT 'Short messages of the day, in and out.',
  `data_kb` BIGINT NOT NULL COMMENT 'Data of the day in kilobytes.',
  `web_kb` BIGINT NOT NULL COMMENT 'Of these, to web sites and apps made for people.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted IoT card and day of use.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, used_on',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
