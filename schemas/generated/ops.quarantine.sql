-- Generated from schemas/tables/ops/quarantine.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.quarantine (
  `feed` STRING NOT NULL COMMENT 'Feed.',
  `file_sha256` STRING NOT NULL COMMENT 'Hash of the file as delivered.',
  `line` BIGINT NOT NULL COMMENT 'Line of the row in the decoded file, the header being line 1.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'Every rule it broke, as CODE:column.',
  `detail` ARRAY<STRING> NOT NULL COMMENT 'Class of each offending value, never the value.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per delivered row that was not accepted, by file and line; the row itself stays in the landed file.'
TBLPROPERTIES (
  'cluelake.key' = 'none / file_sha256, line',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
