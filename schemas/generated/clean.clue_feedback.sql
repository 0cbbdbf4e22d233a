-- Generated from schemas/tables/clean/clue_feedback.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.clue_feedback (
  `feedback_id` STRING NOT NULL COMMENT 'Number of the answer.',
  `subject_kind` STRING NOT NULL COMMENT 'clue, phone_card or bank_card.',
  `subject_id` STRING NOT NULL COMMENT 'Id of the clue or list entry.',
  `status` STRING NOT NULL COMMENT 'What came of it; only confirmed ones may ever become labels.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it happened.',
  `unit` STRING NOT NULL COMMENT 'Unit that answers.',
  `unit_region` STRING NOT NULL COMMENT 'County of that unit; for the region layer and dispatch only.',
  `reason` STRING COMMENT 'Why the person was not reached.',
  `amount` DECIMAL(18,2) COMMENT 'Money already transferred or stopped in time, in yuan.',
  `evidence` STRING COMMENT 'File number of the evidence the unit keeps.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per accepted answer to a clue or list entry.'
TBLPROPERTIES (
  'cluelake.key' = 'none / feedback_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
