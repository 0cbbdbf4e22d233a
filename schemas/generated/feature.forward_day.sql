-- Generated from schemas/tables/feature/forward_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.forward_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the called number.',
  `forwarded_to` BIGINT NOT NULL COMMENT 'Token of the number its calls rang on with.',
  `calls` INT NOT NULL COMMENT 'Received calls that were forwarded there, answered there or not.',
  `callers` INT NOT NULL COMMENT 'Distinct numbers that called.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First such call of the day.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last such call of the day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number of the day whose received calls were forwarded, and number they were forwarded to.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, forwarded_to',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
