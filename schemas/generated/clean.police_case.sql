-- Generated from schemas/tables/clean/police_case.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.police_case (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `accepted_at` TIMESTAMP NOT NULL COMMENT 'When the report was accepted.',
  `accepted_by` STRING NOT NULL COMMENT 'Unit that accepted it.',
  `accepted_region` STRING NOT NULL COMMENT 'County of that unit.',
  `occurred_at` TIMESTAMP NOT NULL COMMENT 'First loss of money as far as known.',
  `victim` BIGINT NOT NULL COMMENT 'Token of the victim\'s document.',
  `victim_number` BIGINT COMMENT 'Token of the number the victim was reached on.',
  `victim_region` STRING NOT NULL COMMENT 'County where the victim lives; for dispatch and the region layer only.',
  `fraud_type` STRING NOT NULL COMMENT 'National class of the fraud.',
  `fraud_subtype` STRING COMMENT 'Subtype within the class.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Loss reported so far.',
  `currency` STRING NOT NULL COMMENT 'ISO 4217 code of the loss.',
  `status` STRING NOT NULL COMMENT 'accepted, filed, solved, closed or withdrawn.',
  `filed_on` DATE COMMENT 'Day it was filed.',
  `solved_on` DATE COMMENT 'Day it was solved.',
  `closed_on` DATE COMMENT 'Day it was closed or withdrawn.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version was written.',
  `stopped_at` TIMESTAMP COMMENT 'When the first stop of payment for the case took effect; null where none has.',
  `secured_amount` DECIMAL(18,2) COMMENT 'Of the loss, what has been stopped, frozen or returned so far, in the currency of the loss; null where unknown.',
  `age_band` STRING COMMENT 'Completed years of the victim on the day the report was accepted: 0_15, 16_35, 36_59 or 60_up; null where the document does not say. For the region layer only.',
  `sex` STRING COMMENT 'female or male by the victim\'s identity card; null where the document does not say. For the region layer only.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per accepted version of a case record; the victim is a token.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, recorded_on',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
