-- Generated from schemas/tables/clean/calendar.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.calendar (
  `day` DATE NOT NULL COMMENT 'The day.',
  `is_workday` BOOLEAN NOT NULL COMMENT 'Whether offices work.',
  `holiday` STRING COMMENT 'Name of the public holiday; null for none.',
  `lunar_year` INT NOT NULL COMMENT 'Lunar year by the solar year it begins in.',
  `lunar_month` INT NOT NULL COMMENT 'Lunar month.',
  `lunar_day` INT NOT NULL COMMENT 'Lunar day.',
  `is_leap_month` BOOLEAN NOT NULL COMMENT 'Whether the lunar month is the leap one.',
  `spring_festival_offset` INT NOT NULL COMMENT 'Days since the nearest lunar new year; negative before it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per day, with the working-day and lunar calendars.'
TBLPROPERTIES (
  'cluelake.key' = 'none / day',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
