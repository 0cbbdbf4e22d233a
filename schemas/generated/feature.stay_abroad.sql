-- Generated from schemas/tables/feature/stay_abroad.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.stay_abroad (
  `person` BIGINT NOT NULL COMMENT 'Token of the person\'s leading document.',
  `left_at` TIMESTAMP NOT NULL COMMENT 'When the person left the country.',
  `returned_at` TIMESTAMP COMMENT 'When the person came back; null while abroad as far as known.',
  `port` STRING NOT NULL COMMENT 'Port of the exit.',
  `country` STRING NOT NULL COMMENT 'Country travelled to.',
  `transport` STRING NOT NULL COMMENT 'air, rail, road, sea or foot.',
  `purpose` STRING NOT NULL COMMENT 'Purpose declared on exit.',
  `party` BIGINT COMMENT 'Token of the booking or vehicle shared with others; null where alone.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per person and stay abroad, while it lasts and for some time after the return. An exit followed by another exit is a gap in the data and no stay.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person, left_at',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
