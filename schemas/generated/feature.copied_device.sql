-- Generated from schemas/tables/feature/copied_device.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.copied_device (
  `imei` BIGINT NOT NULL COMMENT 'Token of the device.',
  `pairs` INT NOT NULL COMMENT 'Pairs of calls of two cards that ran at once in different cells.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last moment at which two of them ran at once.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per device number heard in two cells at the same minutes lately: a copied number, which is no one device, so that what its cards have in common is not known and ties nobody.'
TBLPROPERTIES (
  'cluelake.key' = 'none / imei',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
