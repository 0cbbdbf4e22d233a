-- Generated from schemas/tables/feature/case_state.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.case_state (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `accepted_at` TIMESTAMP NOT NULL COMMENT 'When the report was accepted.',
  `occurred_at` TIMESTAMP NOT NULL COMMENT 'First loss of money as far as known.',
  `victim` BIGINT NOT NULL COMMENT 'Token of the victim\'s document.',
  `victim_number` BIGINT COMMENT 'Token of the number the victim was reached on.',
  `fraud_type` STRING NOT NULL COMMENT 'National class of the fraud.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Loss reported so far.',
  `status` STRING NOT NULL COMMENT 'accepted, filed, solved, closed or withdrawn.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version was written.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case ever delivered, in its newest version.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
