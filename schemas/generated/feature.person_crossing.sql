-- Generated from schemas/tables/feature/person_crossing.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.person_crossing (
  `crossing_id` STRING NOT NULL COMMENT 'The port\'s id of the crossing.',
  `person` BIGINT NOT NULL COMMENT 'Token of the traveller\'s leading document.',
  `at` TIMESTAMP NOT NULL COMMENT 'When the traveller crossed.',
  `direction` STRING NOT NULL COMMENT 'exit or entry.',
  `port` STRING NOT NULL COMMENT 'Port of the crossing.',
  `country` STRING NOT NULL COMMENT 'Country travelled to on exit, from on entry.',
  `transport` STRING NOT NULL COMMENT 'air, rail, road, sea or foot.',
  `purpose` STRING NOT NULL COMMENT 'Purpose the traveller declared.',
  `party` BIGINT COMMENT 'Token of the booking or vehicle shared with others; null where alone.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per crossing of the day and person: the exchange from documents to persons. A document nobody names as another\'s stands for its own person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / crossing_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
