-- Generated from schemas/tables/feature/issued_evidence.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.issued_evidence (
  `subject_kind` STRING NOT NULL COMMENT 'clue, phone_card or bank_card.',
  `subject_id` STRING NOT NULL COMMENT 'Id of the clue or list entry.',
  `subject` BIGINT NOT NULL COMMENT 'Token of the person, number or account it is about.',
  `evidence_keys` ARRAY<STRING> NOT NULL COMMENT 'Sorted digests of its evidence keys on the last night it was on.',
  `last_on` DATE NOT NULL COMMENT 'Last night it was on a publication, closed or removed rows included.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue or list entry that was on a publication lately, with the evidence it last rested on, so that an objection decided after its end still knows what it lifts.'
TBLPROPERTIES (
  'cluelake.key' = 'none / subject_kind, subject_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
