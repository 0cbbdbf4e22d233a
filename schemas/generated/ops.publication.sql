-- Generated from schemas/tables/ops/publication.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.publication (
  `tables` ARRAY<STRUCT<table_id: STRING, rows: BIGINT, content_hash: STRING>> NOT NULL COMMENT 'Every table of the night with its rows and content hash, sorted.',
  `conf_hash` STRING NOT NULL COMMENT 'Hash of the configuration the run used.',
  `code_version` STRING NOT NULL COMMENT 'Version of ClueLake.',
  `degraded` ARRAY<STRING> NOT NULL COMMENT 'Optional feeds that were missing; empty for a whole night.',
  `sequence` BIGINT NOT NULL COMMENT 'Place in the chain of publications, from 1; a night is stale where an earlier date stands later in the chain.',
  `previous_hash` STRING NOT NULL COMMENT 'row_hash of the publication before this one; empty for the first.',
  `row_hash` STRING NOT NULL COMMENT 'SHA-256 over this row and previous_hash: the ledger chain.',
  `contract_hash` STRING COMMENT 'Hash of all contracts the night was made by, rules included; null for nights published before it was kept.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per published night: the only switch readers follow.'
TBLPROPERTIES (
  'cluelake.key' = 'none / none',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
