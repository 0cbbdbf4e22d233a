-- Generated from schemas/tables/feature/web_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.web_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the number whose line made the hits.',
  `target_kind` STRING NOT NULL COMMENT 'domain or app.',
  `target` BIGINT NOT NULL COMMENT 'Token of the name.',
  `visits` INT NOT NULL COMMENT 'Minutes with visits; the hits of a page within a minute are one visit.',
  `installs` INT NOT NULL COMMENT 'Installs of the package.',
  `registers` INT NOT NULL COMMENT 'Hits the operator saw a verification follow.',
  `codes` INT NOT NULL COMMENT 'Verification codes received within minutes of a hit, also one shortly before midnight.',
  `hours` INT NOT NULL COMMENT 'Hours of the day with hits, one bit an hour, so that days and names can be united.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First hit or code of the day.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last hit or code of the day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number, name of the block lists and day with hits on it, or with a code received right after.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, target_kind, target',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
