-- Generated from schemas/tables/feature/called_traits.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.called_traits (
  `number` BIGINT NOT NULL COMMENT 'Token of the calling number.',
  `callees` INT NOT NULL COMMENT 'Distinct numbers it called on the day.',
  `vacant` INT NOT NULL COMMENT 'Of these, mobile numbers that no operator has in use.',
  `friends` INT NOT NULL COMMENT 'Of these, numbers it was in touch with on earlier days of the window.',
  `effective_callees` INT NOT NULL COMMENT 'Numbers that, called equally often, would be as spread as these: the square of all attempts over the sum of each one\'s square, rounded down.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number that called often on the day: what the numbers it called have in common. Supporting facts; surveys call vacant numbers and strangers too.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
