-- Generated from schemas/tables/ops/sweep.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.sweep (
  `sequence` INT NOT NULL COMMENT 'Place among the statements, from 1.',
  `swept_before` DATE NOT NULL COMMENT 'First night whose rows stay.',
  `newest_night` DATE NOT NULL COMMENT 'Newest published night when it was stated.',
  `keep_days` INT NOT NULL COMMENT 'keepDays of conf/retention.yaml it was stated by.',
  `publications` INT NOT NULL COMMENT 'How many publications the chain had then.',
  `publication_hash` STRING NOT NULL COMMENT 'row_hash of the last of them in ops.publication, whose hashes of swept tables stand as they were.',
  `previous_hash` STRING NOT NULL COMMENT 'row_hash of the statement before; empty for the first.',
  `row_hash` STRING NOT NULL COMMENT 'SHA-256 over this row and previous_hash.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per statement that the rows of all nights before a date are no longer kept. Written before anything is taken out; rows are only added, each naming the one before it and the publication it followed.'
TBLPROPERTIES (
  'cluelake.key' = 'none / sequence',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
