-- Generated from schemas/tables/clean/telecom_call.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.telecom_call (
  `record_id` STRING NOT NULL COMMENT 'The operator\'s id of the leg.',
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `other` BIGINT NOT NULL COMMENT 'Token of the number at the other end.',
  `other_class` STRING NOT NULL COMMENT 'Class of the other number by the number plan.',
  `presented_caller` BIGINT COMMENT 'Token of the caller number shown to the called party.',
  `network_caller` BIGINT COMMENT 'Token of the caller number as signalled.',
  `direction` STRING NOT NULL COMMENT 'MO where the served party called, MT where it was called.',
  `started_at` TIMESTAMP NOT NULL COMMENT 'Start of the attempt.',
  `duration_s` INT NOT NULL COMMENT 'Connected seconds.',
  `answered` BOOLEAN NOT NULL COMMENT 'Whether the call was connected.',
  `trunk` STRING NOT NULL COMMENT 'domestic, international or voip: the trunk it came in on.',
  `cell` STRING COMMENT 'Serving cell of the served party.',
  `cell_region` STRING COMMENT 'County of that cell; for dispatch and the region layer only.',
  `imei` BIGINT COMMENT 'Token of the served party\'s handset.',
  `type_allocation_code` STRING COMMENT 'First eight digits of the handset\'s number: its model.',
  `roaming_country` STRING COMMENT 'Country the served party roams in; null at home.',
  `forwarded_to` BIGINT COMMENT 'Token of the number the call was forwarded to.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted call leg, kept with the other legs of its served number.'
TBLPROPERTIES (
  'cluelake.key' = 'number / record_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
