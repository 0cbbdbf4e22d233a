-- Generated from schemas/tables/feature/home_sighting_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.home_sighting_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the called number.',
  `caller` BIGINT NOT NULL COMMENT 'Token of the caller\'s number as the called number\'s leg names it.',
  `gap_s` BIGINT NOT NULL COMMENT 'Seconds between the end of the last such call and the nearest begin of a leg of the caller\'s own line on a cell at home, before or after.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per called number and caller of inbound_abroad_day whose caller\'s own line was in use on its home network near that call: who calls at home does not call from abroad. The exchange from callers\' legs to their calls.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, caller',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
