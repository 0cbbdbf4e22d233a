-- Generated from schemas/tables/ops/run_ledger.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.run_ledger (
  `step` STRING NOT NULL COMMENT 'Step id.',
  `table_id` STRING NOT NULL COMMENT 'Table written.',
  `rows` BIGINT NOT NULL COMMENT 'Rows written.',
  `files` INT NOT NULL COMMENT 'Files written.',
  `bytes` BIGINT NOT NULL COMMENT 'Bytes written.',
  `content_hash` STRING NOT NULL COMMENT 'Order-free hash of the rows.',
  `wall_ms` BIGINT NOT NULL COMMENT 'Milliseconds the step took; 0 where a resumed run found it done.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per step of a finished run.'
TBLPROPERTIES (
  'cluelake.key' = 'none / step',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
