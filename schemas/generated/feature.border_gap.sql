-- Generated from schemas/tables/feature/border_gap.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.border_gap (
  `person` BIGINT NOT NULL COMMENT 'Token of the person\'s document.',
  `last_home_at` TIMESTAMP NOT NULL COMMENT 'Last use at home, in a listed border section.',
  `border_days` INT NOT NULL COMMENT 'Days used in such cells, of the number used there last.',
  `elsewhere_days` INT NOT NULL COMMENT 'Most days any number of the person was used in other home cells.',
  `roaming_days` INT NOT NULL COMMENT 'Most days any number of the person was used abroad since.',
  `first_roaming_at` TIMESTAMP COMMENT 'First use abroad since; null for none.',
  `silent_days` INT NOT NULL COMMENT 'Whole days from the last use of any number, at home or abroad, to the end of the night.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per person none of whose numbers has been used at home since one of them was last used in a listed border section, and whose numbers roam abroad since or are silent.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
