-- Generated from schemas/tables/ops/reconciliation.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.reconciliation (
  `feed` STRING NOT NULL COMMENT 'Feed.',
  `file_sha256` STRING NOT NULL COMMENT 'Hash of the file as delivered.',
  `rows_in` BIGINT NOT NULL COMMENT 'Delivered rows.',
  `accepted` BIGINT NOT NULL COMMENT 'Accepted rows.',
  `quarantined` BIGINT NOT NULL COMMENT 'Quarantined rows.',
  `money_in` DECIMAL(38,2) NOT NULL COMMENT 'Sum of all readable money in the file.',
  `money_accepted` DECIMAL(38,2) NOT NULL COMMENT 'Sum over accepted rows.',
  `money_quarantined` DECIMAL(38,2) NOT NULL COMMENT 'Sum over quarantined rows as far as readable.',
  `unreadable_money` BIGINT NOT NULL COMMENT 'Money values that could not be read.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per accepted file: rows and money in equal rows and money accepted plus quarantined.'
TBLPROPERTIES (
  'cluelake.key' = 'none / file_sha256',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
