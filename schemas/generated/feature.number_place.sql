-- Generated from schemas/tables/feature/number_place.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_place (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `region` STRING NOT NULL COMMENT 'County with most calls on the last day with any, the smallest code among equals.',
  `seen_on` DATE NOT NULL COMMENT 'That day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number: the county to which a clue about its user is sent. Never a feature of the person.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
