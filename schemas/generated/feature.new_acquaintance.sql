-- Generated from schemas/tables/feature/new_acquaintance.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.new_acquaintance (
  `person` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `number` BIGINT NOT NULL COMMENT 'Token of the person\'s number.',
  `other` BIGINT NOT NULL COMMENT 'Token of the number it was never in touch with before, as far back as is looked.',
  `is_listed` BOOLEAN NOT NULL COMMENT 'Whether that number is listed and active evidence.',
  `answered` INT NOT NULL COMMENT 'Connected calls, both directions.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds.',
  `days` INT NOT NULL COMMENT 'Days in touch.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First contact.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last contact.',
  `history_nights` INT NOT NULL COMMENT 'Earlier days with calls of the number, from which it is known that the contact is new.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number of a person with several payments to first-time payees, and private number it came into touch with lately.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
