-- Generated from schemas/tables/feature/inbound_abroad_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.inbound_abroad_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the called number.',
  `caller` BIGINT NOT NULL COMMENT 'Token of the caller\'s number as the called number\'s leg names it.',
  `caller_class` STRING NOT NULL COMMENT 'Class of the caller\'s number by the number plan; never overseas.',
  `calls` INT NOT NULL COMMENT 'Attempts received.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds.',
  `longest_s` INT NOT NULL COMMENT 'Longest single call in seconds.',
  `is_altered` BOOLEAN NOT NULL COMMENT 'Whether a presented number was another than the signalled one.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last attempt.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and caller of the day whose calls came in on an international trunk without an overseas number.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, caller',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
