-- Generated from schemas/tables/feature/region_report_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_report_day (
  `region` STRING NOT NULL COMMENT 'County the reports came from, as delivered; unplaced where none was.',
  `claimed_type` STRING NOT NULL COMMENT 'Fraud class the reporters claim; other or unknown for a nuisance.',
  `day` DATE NOT NULL COMMENT 'Day the reports came in.',
  `reports` BIGINT NOT NULL COMMENT 'Reports; each counts on the night it is delivered.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per county, claimed fraud class and day of this window and the one before: how many reports of the public came in; exact, for the region layer alone and never handed out.'
TBLPROPERTIES (
  'cluelake.key' = 'none / region, claimed_type, day',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
