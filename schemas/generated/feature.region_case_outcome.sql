-- Generated from schemas/tables/feature/region_case_outcome.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_case_outcome (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `region` STRING NOT NULL COMMENT 'County of the unit that accepted it.',
  `accepted_at` TIMESTAMP NOT NULL COMMENT 'When the report was accepted.',
  `status` STRING NOT NULL COMMENT 'accepted, filed, solved, closed or withdrawn.',
  `solved_on` DATE COMMENT 'Day it was solved; null where it is not.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Loss reported so far.',
  `currency` STRING NOT NULL COMMENT 'ISO 4217 code of the loss.',
  `stopped_at` TIMESTAMP COMMENT 'When the first stop of payment for it took effect; null where none has.',
  `secured_amount` DECIMAL(18,2) COMMENT 'Of the loss, what has been stopped, frozen or returned so far; null where unknown.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version was written.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case ever delivered, in its newest version, with the county of the unit that accepted it and what its work has come to; nothing about a person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
