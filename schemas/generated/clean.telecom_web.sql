-- Generated from schemas/tables/clean/telecom_web.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.telecom_web (
  `hit_id` STRING NOT NULL COMMENT 'The operator\'s id of the hit.',
  `number` BIGINT NOT NULL COMMENT 'Token of the number whose line made it.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was made.',
  `target_kind` STRING NOT NULL COMMENT 'domain or app.',
  `target` BIGINT NOT NULL COMMENT 'Token of the listed name.',
  `action` STRING NOT NULL COMMENT 'visit, install or register.',
  `hits` INT NOT NULL COMMENT 'Like hits of the same minute counted together.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted hit of a number on a listed domain or app.'
TBLPROPERTIES (
  'cluelake.key' = 'number / hit_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
