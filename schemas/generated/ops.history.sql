-- Generated from schemas/tables/ops/history.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.history (
  `first_date` DATE NOT NULL COMMENT 'First business date loaded; the row\'s own is the last.',
  `tables` ARRAY<STRUCT<table_id: STRING, rows: BIGINT, content_hash: STRING>> NOT NULL COMMENT 'Every table loaded with its rows and content hash over all days, sorted.',
  `conf_hash` STRING NOT NULL COMMENT 'Hash of the configuration the load used.',
  `code_version` STRING NOT NULL COMMENT 'Version of ClueLake.',
  `contract_hash` STRING NOT NULL COMMENT 'Hash of all contracts the load was made by, rules included.',
  `row_hash` STRING NOT NULL COMMENT 'SHA-256 over this row, which the first publication names as the one before it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row for the past a lake was filled with before its first night, as generation 0: nights read its days as if each had been a night. No reader takes anything from it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / none',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
