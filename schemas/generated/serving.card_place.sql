-- Generated from schemas/tables/serving/card_place.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.card_place (
  `list` STRING NOT NULL COMMENT 'List the subject is on: phone_card_list, bank_card_list or listed_holder.',
  `subject` BIGINT NOT NULL COMMENT 'Token of the listed number, of the listed account\'s holder, or of the person.',
  `number` BIGINT NOT NULL COMMENT 'Token of the number seen: the listed one, or one of the holder\'s.',
  `region` STRING NOT NULL COMMENT 'County with most calls on the last day with any.',
  `seen_on` DATE NOT NULL COMMENT 'That day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per listed number, and per number of a listed account\'s holder or of a person with listed cards: the county it was last seen in, which says what province a list row is sent to. Never a feature of anybody.'
TBLPROPERTIES (
  'cluelake.key' = 'none / list, subject, number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
