-- Generated from schemas/tables/feature/iot_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.iot_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `used_on` DATE NOT NULL COMMENT 'Day of the use; a late row is of an earlier day than its night.',
  `plan` STRING COMMENT 'Class of the plan; null, as all that was sold, where calls are known but the card\'s own file is not.',
  `industry` STRING COMMENT 'What the card is built into.',
  `sold_voice` BOOLEAN COMMENT 'Whether calls were sold with it.',
  `sold_sms` BOOLEAN COMMENT 'Whether short messages were sold with it.',
  `voice_whitelisted` BOOLEAN COMMENT 'Whether its calls are limited to set numbers.',
  `outside_fence` BOOLEAN NOT NULL COMMENT 'Whether a fenced card was used outside its fence.',
  `imei` BIGINT COMMENT 'Token of the device it was used in.',
  `type_allocation_code` STRING COMMENT 'First eight digits of the device\'s number: its model.',
  `data_kb` BIGINT NOT NULL COMMENT 'Data of the day in kilobytes.',
  `web_kb` BIGINT NOT NULL COMMENT 'Of these, to web sites and apps made for people.',
  `person_calls` INT NOT NULL COMMENT 'Connected calls with numbers of persons, in and out.',
  `person_talk_s` BIGINT NOT NULL COMMENT 'Connected seconds of these.',
  `people_called` INT NOT NULL COMMENT 'Distinct numbers of persons it talked with.',
  `person_messages` INT NOT NULL COMMENT 'Delivered messages from number to number, no platform between, with numbers of persons.',
  `people_written` INT NOT NULL COMMENT 'Distinct numbers of persons of these messages.',
  `last_at` TIMESTAMP COMMENT 'Newest such call or message; null for none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per IoT card and day of use: what it was sold for, what the operator counted, and what of it went to and from people.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, used_on',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
