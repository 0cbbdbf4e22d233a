-- Generated from schemas/tables/feature/region_warning.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_warning (
  `clue_id` STRING NOT NULL COMMENT 'Id of the clue.',
  `region` STRING NOT NULL COMMENT 'County it was sent to on that night; 000000 where none was known.',
  `warned_on` DATE NOT NULL COMMENT 'First night it was published urgent or high and not held back.',
  `fusion_version` INT COMMENT 'Version of conf/fusion.yaml that graded it on that night; null where that was before this was kept.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue that was published urgent or high and sent out, with the county it was sent to and nothing about the person; to be counted, never to score.'
TBLPROPERTIES (
  'cluelake.key' = 'none / clue_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
