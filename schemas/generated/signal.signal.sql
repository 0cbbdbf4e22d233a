-- Generated from schemas/tables/signal/signal.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE signal.signal (
  `signal_id` STRING NOT NULL COMMENT 'Hash of detector, version, subject, night and evidence keys.',
  `detector` STRING NOT NULL COMMENT 'Id of the detector.',
  `detector_version` INT NOT NULL COMMENT 'Version of its rule.',
  `subject_kind` STRING NOT NULL COMMENT 'number, account or person.',
  `subject` BIGINT NOT NULL COMMENT 'Token of the subject.',
  `person` BIGINT COMMENT 'Token of the person concerned; null where unknown or an enterprise.',
  `verdict` STRING NOT NULL COMMENT 'fired, or insufficient_data where the rule was met as far as known but what it needs to be sure is missing.',
  `score` DECIMAL(5,4) NOT NULL COMMENT 'Strength of the finding between 0 and 1.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class the evidence points to; unknown where none.',
  `campaign` STRING NOT NULL COMMENT 'Campaign the evidence points to; none where none.',
  `happened_at` TIMESTAMP NOT NULL COMMENT 'Newest event behind the finding.',
  `money_at_risk` DECIMAL(18,2) COMMENT 'Money seen moving in the finding; null where it is not about money.',
  `is_money_moving` BOOLEAN NOT NULL COMMENT 'Whether a payment was attempted or settled in the last 24 hours of the night.',
  `reason` STRING NOT NULL COMMENT 'One sentence an officer can read.',
  `evidence` ARRAY<STRUCT<name: STRING, number: DECIMAL(20,4), text: STRING, at: TIMESTAMP, unit: STRING, limit: DECIMAL(20,4)>> NOT NULL COMMENT 'The facts behind it, each with its unit and limit.',
  `evidence_keys` ARRAY<STRING> NOT NULL COMMENT 'Sorted keys of the facts; the same keys never renew a clue.',
  `network` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of listed entities the subject is linked to.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per finding of a detector about a subject on a night, also where it could not tell.'
TBLPROPERTIES (
  'cluelake.key' = 'none / signal_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
