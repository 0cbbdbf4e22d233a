-- Generated from schemas/tables/feature/number_epoch.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_epoch (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `valid_from` DATE NOT NULL COMMENT 'First day the holder had the number.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the holder\'s document; of several deliveries of one start the newest.',
  `holder_kind` STRING NOT NULL COMMENT 'person or enterprise.',
  `valid_to` DATE COMMENT 'Last day the holder had the number: as delivered, and at the latest the day before the next holder\'s first; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and time one holder had it, of every number ever delivered: whose a number was on a day. What was done with a number belongs to the holder of that time alone.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
