-- Generated from schemas/tables/serving/region_recording.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.region_recording (
  `level` STRING NOT NULL COMMENT 'province, city or county.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `name` STRING NOT NULL COMMENT 'Its name.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window.',
  `period_to` DATE NOT NULL COMMENT 'Last day of the window.',
  `cases` BIGINT NOT NULL COMMENT 'Cases of victims who live there, VIC1: recorded by the region itself.',
  `reports` BIGINT NOT NULL COMMENT 'Reports of the public that claim a fraud and came from there, VIC4: recorded by others.',
  `ratio` DECIMAL(18,2) NOT NULL COMMENT 'Cases per report over the nation\'s cases per report.',
  `ratio_low` DECIMAL(18,2) NOT NULL COMMENT 'Lower 99.8% limit of the ratio.',
  `ratio_high` DECIMAL(18,2) NOT NULL COMMENT 'Upper 99.8% limit of the ratio.',
  `question` STRING COMMENT 'What to ask where the whole range lies on one side of 1, from a fixed list; null elsewhere.',
  `method` STRING NOT NULL COMMENT 'Id of the method.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per region whose cases and reports of the public are both shown on the night: whether the police record as many cases for what the public reports as the nation does. Worked out from published counts alone; a question about recording, never a finding about a place.'
TBLPROPERTIES (
  'cluelake.key' = 'none / region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
