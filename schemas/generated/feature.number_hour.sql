-- Generated from schemas/tables/feature/number_hour.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_hour (
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `hour` TIMESTAMP NOT NULL COMMENT 'Start of the hour.',
  `attempts` INT NOT NULL COMMENT 'Outgoing attempts.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `short` INT NOT NULL COMMENT 'Of these, connected for 15 seconds or less.',
  `callees` INT NOT NULL COMMENT 'Distinct called numbers in the hour.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and hour with outgoing attempts.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, hour',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
