-- Generated from schemas/tables/feature/shared_device_call.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.shared_device_call (
  `imei` BIGINT NOT NULL COMMENT 'Token of the device.',
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `record_id` STRING NOT NULL COMMENT 'The operator\'s id of the leg.',
  `started_at` TIMESTAMP NOT NULL COMMENT 'Start of the call.',
  `ended_at` TIMESTAMP NOT NULL COMMENT 'Its end.',
  `cell` STRING COMMENT 'Serving cell; only compared with the cell of another call, never placed.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per connected call of the day made or received with a device of many cards, so that calls at the same minutes can be told.'
TBLPROPERTIES (
  'cluelake.key' = 'none / record_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
