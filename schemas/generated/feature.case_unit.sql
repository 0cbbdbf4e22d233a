-- Generated from schemas/tables/feature/case_unit.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.case_unit (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `unit` STRING NOT NULL COMMENT 'Unit that accepted it.',
  `region` STRING NOT NULL COMMENT 'County of that unit.',
  `accepted_at` TIMESTAMP NOT NULL COMMENT 'When the report was accepted.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Loss reported so far.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version was written.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case ever delivered, in its newest version, with the unit that accepted it and nothing about a person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
