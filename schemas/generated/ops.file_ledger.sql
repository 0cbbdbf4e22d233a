-- Generated from schemas/tables/ops/file_ledger.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.file_ledger (
  `name` STRING NOT NULL COMMENT 'Name as delivered, unsafe characters replaced.',
  `feed` STRING COMMENT 'Feed its manifest says; null where none does.',
  `sha256` STRING COMMENT 'Hash of the file as delivered; null where it was not read.',
  `bytes` BIGINT NOT NULL COMMENT 'Bytes as delivered.',
  `rows_declared` BIGINT NOT NULL COMMENT 'Rows by the manifest, 0 where there is none.',
  `rows_counted` BIGINT NOT NULL COMMENT 'Rows counted.',
  `status` STRING NOT NULL COMMENT 'accepted or refused.',
  `reason` STRING COMMENT 'Reason code of a refusal.',
  `detail` STRING COMMENT 'What is wrong and what to do, without any value of a row.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per file seen in a delivery, accepted or refused.'
TBLPROPERTIES (
  'cluelake.key' = 'none / none',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
