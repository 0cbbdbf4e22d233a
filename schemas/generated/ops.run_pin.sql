-- Generated from schemas/tables/ops/run_pin.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.run_pin (
  `table_id` STRING NOT NULL COMMENT 'Table, such as feature.pay_pair, or landing for files.',
  `slice_date` DATE NOT NULL COMMENT 'Business date of the slice.',
  `slice_gen` INT NOT NULL COMMENT 'Generation of the slice.',
  `inputs_hash` STRING NOT NULL COMMENT 'For landing, hash of the accepted and refused files; empty otherwise.',
  `conf_hash` STRING NOT NULL COMMENT 'Hash of the configuration the run uses.',
  `code_version` STRING NOT NULL COMMENT 'Version of ClueLake.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per slice a run reads from earlier nights, and per file it lands: what makes a rerun converge.'
TBLPROPERTIES (
  'cluelake.key' = 'none / table_id, slice_date',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
