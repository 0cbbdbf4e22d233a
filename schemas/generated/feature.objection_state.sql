-- Generated from schemas/tables/feature/objection_state.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.objection_state (
  `objection_id` STRING NOT NULL COMMENT 'Number of the objection.',
  `subject_kind` STRING NOT NULL COMMENT 'clue, phone_card or bank_card.',
  `subject_id` STRING NOT NULL COMMENT 'Id of the clue or list entry objected to.',
  `opened_at` TIMESTAMP NOT NULL COMMENT 'When the person objected.',
  `ground` STRING NOT NULL COMMENT 'Ground the person gives.',
  `is_urgent` BOOLEAN NOT NULL COMMENT 'Whether it is to be decided within 24 hours.',
  `state` STRING NOT NULL COMMENT 'open, acknowledged, evidence_frozen, upheld, rejected or withdrawn.',
  `issuer` STRING NOT NULL COMMENT 'Unit that issued what is objected to.',
  `decided_at` TIMESTAMP COMMENT 'When it was decided; null before.',
  `recorded_on` DATE NOT NULL COMMENT 'Day this version of the record was written.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per objection ever delivered, as its record last stood (Anti-Telecom and Online Fraud Law, Article 32).'
TBLPROPERTIES (
  'cluelake.key' = 'none / objection_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
