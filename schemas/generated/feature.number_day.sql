-- Generated from schemas/tables/feature/number_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `attempts` INT NOT NULL COMMENT 'Outgoing attempts.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `short` INT NOT NULL COMMENT 'Of these, connected for 15 seconds or less.',
  `callees` INT NOT NULL COMMENT 'Distinct called numbers.',
  `callees_once` INT NOT NULL COMMENT 'Called numbers attempted exactly once.',
  `callees_back` INT NOT NULL COMMENT 'Called numbers that called back the same day.',
  `in_calls` INT NOT NULL COMMENT 'Received attempts.',
  `in_answered` INT NOT NULL COMMENT 'Of these, connected.',
  `callers` INT NOT NULL COMMENT 'Distinct numbers that called.',
  `talk_out_s` BIGINT NOT NULL COMMENT 'Connected seconds of outgoing calls.',
  `cells` INT NOT NULL COMMENT 'Distinct serving cells.',
  `handsets` INT NOT NULL COMMENT 'Distinct handsets.',
  `active_hours` INT NOT NULL COMMENT 'Distinct hours with outgoing attempts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per served number and day with calls.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
