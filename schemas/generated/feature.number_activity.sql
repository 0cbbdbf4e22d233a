-- Generated from schemas/tables/feature/number_activity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_activity (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `holder_since` DATE COMMENT 'First day of the present holder; null where the subscriber file does not know the number.',
  `known_on` DATE NOT NULL COMMENT 'First night the number was delivered under this holder: before it nothing is known of its use.',
  `last_active_on` DATE COMMENT 'Last day with a call; null for none.',
  `run_started_on` DATE COMMENT 'First day of the present run of use, which a pause of thirty days ends; null for none.',
  `quiet_since` DATE COMMENT 'Last day with a call before that run; null where none is known.',
  `device` BIGINT COMMENT 'Token of the device of most of the last day\'s calls, the smallest token among equals.',
  `device_since` DATE COMMENT 'First day in that device since the last change.',
  `device_before` BIGINT COMMENT 'Token of the device before it; null where none is known.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number ever delivered: when its present holder used it, and in which device. What a former holder did is forgotten.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
