-- Generated from schemas/tables/feature/web_target.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.web_target (
  `target_kind` STRING NOT NULL COMMENT 'domain or app.',
  `target` BIGINT NOT NULL COMMENT 'Token of the name.',
  `numbers` BIGINT NOT NULL COMMENT 'Distinct numbers that hit it in the window.',
  `subscribers` BIGINT NOT NULL COMMENT 'Active numbers the share is of.',
  `engaged` BIGINT COMMENT 'Of those that hit it, numbers that installed, registered, got a code or came back on another day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per name of the block lists hit in the window: how common hitting it is. The exchange from numbers to names.'
TBLPROPERTIES (
  'cluelake.key' = 'none / target_kind, target',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
