-- Generated from schemas/tables/feature/publicity_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.publicity_count (
  `indicator` STRING NOT NULL COMMENT 'VIC1: the cases it counts, by class and age.',
  `fraud_type` STRING NOT NULL COMMENT 'National class of the fraud; unknown where it was not kept.',
  `age_band` STRING NOT NULL COMMENT 'Completed years of the victim on the day the report was accepted; unknown where the document does not say.',
  `region` STRING NOT NULL COMMENT 'County where the victims live; unplaced where the code is none.',
  `cases` BIGINT NOT NULL COMMENT 'Live cases accepted within the window, counted as VIC1 counts them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per class of fraud, age band of the victim and county with a live case of the window; exact, never published, about places and never about a person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / fraud_type, age_band, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
