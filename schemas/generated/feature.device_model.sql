-- Generated from schemas/tables/feature/device_model.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.device_model (
  `type_allocation_code` STRING NOT NULL COMMENT 'First eight digits of the devices\' numbers.',
  `person_cards` BIGINT NOT NULL COMMENT 'Distinct voice and data cards of persons used in the model in the window.',
  `iot_cards` BIGINT NOT NULL COMMENT 'Distinct IoT cards used in it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per device model seen lately: whether people or things use it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / type_allocation_code',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
