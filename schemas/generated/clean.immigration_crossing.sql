-- Generated from schemas/tables/clean/immigration_crossing.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.immigration_crossing (
  `crossing_id` STRING NOT NULL COMMENT 'The port\'s id of the crossing.',
  `document` BIGINT NOT NULL COMMENT 'Token of the traveller\'s document; clean.person_document says whose it is.',
  `document_type` STRING NOT NULL COMMENT 'id_card, passport, residence_permit or other.',
  `at` TIMESTAMP NOT NULL COMMENT 'When the traveller crossed.',
  `direction` STRING NOT NULL COMMENT 'exit leaves the country, entry comes into it.',
  `port` STRING NOT NULL COMMENT 'Port of the crossing.',
  `country` STRING NOT NULL COMMENT 'Country travelled to on exit, from on entry.',
  `transport` STRING NOT NULL COMMENT 'air, rail, road, sea or foot.',
  `declared_purpose` STRING NOT NULL COMMENT 'Purpose the traveller declared.',
  `party` BIGINT COMMENT 'Token of the booking or vehicle shared with others; null where alone.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted crossing, kept with the other crossings of its document.'
TBLPROPERTIES (
  'cluelake.key' = 'document / crossing_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
