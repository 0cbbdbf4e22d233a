-- Generated from schemas/tables/feature/border_use.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.border_use (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `person` BIGINT NOT NULL COMMENT 'Token of its holder\'s document.',
  `known_on` DATE NOT NULL COMMENT 'First day of this use by this holder.',
  `border_days` INT NOT NULL COMMENT 'Days used in home cells of a listed border section.',
  `elsewhere_days` INT NOT NULL COMMENT 'Days used in other home cells.',
  `last_home_at` TIMESTAMP COMMENT 'Last use in a home cell; null where only abroad.',
  `was_at_border` BOOLEAN NOT NULL COMMENT 'Whether that use was in a listed border section.',
  `roaming_days` INT NOT NULL COMMENT 'Days used abroad since that use.',
  `first_roaming_at` TIMESTAMP COMMENT 'First use abroad since; null for none.',
  `last_roaming_at` TIMESTAMP COMMENT 'Last use abroad since; null for none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number of a person used lately: on how many days at home, in the cells of a listed border section or not, and abroad since. Yes or no; which section or place it was is neither kept nor told.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
