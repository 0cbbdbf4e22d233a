-- Generated from schemas/tables/feature/feedback_state.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.feedback_state (
  `subject_kind` STRING NOT NULL COMMENT 'clue, phone_card or bank_card.',
  `subject_id` STRING NOT NULL COMMENT 'Id of the clue or list entry answered.',
  `status` STRING NOT NULL COMMENT 'Newest answer.',
  `answered_at` TIMESTAMP NOT NULL COMMENT 'When that happened.',
  `first_answered_at` TIMESTAMP NOT NULL COMMENT 'When the first answer happened.',
  `verdict` STRING COMMENT 'Newest answer that says what the subject is: false_warning, wrong_person, is_offender_side, confirmed_sold, confirmed_stolen_identity, own_account_of_victim or normal_business; null where none does. Only these may ever become labels.',
  `verdict_at` TIMESTAMP COMMENT 'When that was found.',
  `met_at` TIMESTAMP COMMENT 'When the person was first met; null where not yet.',
  `stopped_amount` DECIMAL(18,2) COMMENT 'Largest amount answered as stopped in time, in yuan; null for none.',
  `transferred_amount` DECIMAL(18,2) COMMENT 'Largest amount answered as already transferred, in yuan; null for none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue or list entry ever answered: the newest answer, what was found, whether the person was met, and the money that was saved or lost (Anti-Telecom and Online Fraud Law, Article 26).'
TBLPROPERTIES (
  'cluelake.key' = 'none / subject_kind, subject_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
