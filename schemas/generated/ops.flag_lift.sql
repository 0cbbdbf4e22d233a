-- Generated from schemas/tables/ops/flag_lift.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.flag_lift (
  `sequence` INT NOT NULL COMMENT 'Place in the register, from 1.',
  `fusion_version` INT NOT NULL COMMENT 'Version that was reviewed.',
  `region` STRING NOT NULL COMMENT 'County it is about.',
  `lifted_on` DATE NOT NULL COMMENT 'First night whose delivery it holds for.',
  `lifted_by` STRING NOT NULL COMMENT 'Who reviewed it, by office and name.',
  `changed_by` STRING NOT NULL COMMENT 'Who changed the version, by office and name: another one than the reviewer.',
  `reason` STRING NOT NULL COMMENT 'Why, in plain words.',
  `previous_hash` STRING NOT NULL COMMENT 'row_hash of the line before; empty for the first.',
  `row_hash` STRING NOT NULL COMMENT 'SHA-256 over this row and previous_hash.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per reviewer\'s line that a version of conf/fusion.yaml may give new high grades in a county again, whatever its alert says. Rows are only added, each naming the one before it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / sequence',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
