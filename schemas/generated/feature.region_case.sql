-- Generated from schemas/tables/feature/region_case.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_case (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `accepted_on` DATE NOT NULL COMMENT 'Day the report was accepted.',
  `region` STRING NOT NULL COMMENT 'County where the victim lives.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Loss reported so far.',
  `currency` STRING NOT NULL COMMENT 'ISO 4217 code of the loss.',
  `status` STRING NOT NULL COMMENT 'accepted, filed, solved, closed or withdrawn.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version was written.',
  `known_on` DATE COMMENT 'Night of the first delivery that named it; null where that was before this was kept.',
  `fraud_type` STRING COMMENT 'National class of the fraud; null where the newest version came before this was kept.',
  `age_band` STRING COMMENT 'Completed years of the victim on the day the report was accepted: 0_15, 16_35, 36_59 or 60_up; null where unknown or before this was kept. For serving.publicity_rate and the reference of serving.region_indicator only.',
  `sex` STRING COMMENT 'female or male; null where unknown or before this was kept. For the reference of serving.region_indicator only.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case ever delivered, in its newest version, with the county where the victim lives and, of the person, age band and sex alone.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
