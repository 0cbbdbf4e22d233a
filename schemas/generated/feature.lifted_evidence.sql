-- Generated from schemas/tables/feature/lifted_evidence.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.lifted_evidence (
  `subject_kind` STRING NOT NULL COMMENT 'clue, phone_card or bank_card.',
  `subject_id` STRING NOT NULL COMMENT 'Id of the clue or list entry.',
  `subject` BIGINT NOT NULL COMMENT 'Token of the person, number or account it is about.',
  `lifted_by` STRING NOT NULL COMMENT 'objection_upheld, which takes it off at once; or wrong_person or normal_business, an answer after which it runs out and is not issued again.',
  `lifted_on` DATE NOT NULL COMMENT 'First night the decision was known.',
  `evidence_keys` ARRAY<STRING> NOT NULL COMMENT 'Sorted digests of the evidence it rested on when the decision came.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue or list entry lifted by an upheld objection or answered as wrong: its evidence never makes a clue or list row of the same subject again.'
TBLPROPERTIES (
  'cluelake.key' = 'none / subject_kind, subject_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
