-- Generated from schemas/tables/clean/telecom_subscriber.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.telecom_subscriber (
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `number_class` STRING NOT NULL COMMENT 'Class of the number by the number plan: mobile, virtual_operator, iot, fixed, service and others.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `holder_kind` STRING NOT NULL COMMENT 'person or enterprise.',
  `holder_document_ok` BOOLEAN COMMENT 'Whether the identity card\'s check character is right; null for other documents.',
  `carrier` STRING NOT NULL COMMENT 'Operator that serves the card.',
  `virtual_operator` STRING COMMENT 'Virtual operator that sold the card; null for none.',
  `card_kind` STRING NOT NULL COMMENT 'voice, data or iot: what the card was sold for.',
  `opened_on` DATE NOT NULL COMMENT 'Day the card was opened.',
  `opened_region` STRING NOT NULL COMMENT 'County where it was opened; for the region layer only, never a person\'s feature.',
  `opened_channel` STRING NOT NULL COMMENT 'store, online, agent or bulk.',
  `status` STRING NOT NULL COMMENT 'active, suspended or closed on the delivery day.',
  `valid_from` DATE NOT NULL COMMENT 'First day this holder had this number.',
  `valid_to` DATE COMMENT 'Last day this holder had this number; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted card row of the day; the holder and the number are tokens.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
