-- Generated from schemas/tables/serving/region_service.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.region_service (
  `indicator` STRING NOT NULL COMMENT 'CLR1 cases solved; CLR2 money stopped, frozen or returned over losses; CLR3 hours from report to stop of payment; PRV1 clues whose person was met in time; PRV2 clues answered in time; PRV3 victims with another case shortly before; PRV4 objections upheld.',
  `family` STRING NOT NULL COMMENT 'clearance or prevention.',
  `level` STRING NOT NULL COMMENT 'nation, province, city or county.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `name` STRING NOT NULL COMMENT 'Its name.',
  `parent` STRING COMMENT 'Region above; null for the nation.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window.',
  `period_to` DATE NOT NULL COMMENT 'Last day of the window.',
  `publication` STRING NOT NULL COMMENT 'shown; suppressed where a count below 10 would show or could be worked out; not_delivered where no unit of the nation delivers what the indicator is made of.',
  `note` STRING COMMENT 'Why it is not shown, in words; null where it is.',
  `numerator` BIGINT COMMENT 'Of the denominator, those the indicator looks for: solved, with money secured, with a stop, met or answered in time, repeated, upheld. Null unless shown.',
  `denominator` BIGINT COMMENT 'Live cases accepted in the window (CLR1, CLR3; with a loss in yuan CLR2), clues due in it (PRV1 a visit, PRV2 an answer), people with a live case in it (PRV3), objections to clues decided in it (PRV4). Null unless shown.',
  `value` DECIMAL(18,4) COMMENT 'Share between 0 and 1; median hours, to a tenth, for CLR3. Null unless shown.',
  `value_low` DECIMAL(18,4) COMMENT 'Lower 95% limit of the value.',
  `value_high` DECIMAL(18,4) COMMENT 'Upper 95% limit of the value.',
  `unit` STRING NOT NULL COMMENT 'share or hours.',
  `secured` DECIMAL(38,2) COMMENT 'Yuan stopped, frozen or returned, to two significant digits; CLR2 only.',
  `loss` DECIMAL(38,2) COMMENT 'Losses in yuan, to two significant digits; CLR2 only.',
  `recorded_by` STRING NOT NULL COMMENT 'Who records it: region where its own units do, others where units elsewhere do.',
  `placed_share` DECIMAL(3,2) NOT NULL COMMENT 'Share of the nation\'s denominator whose code was a county; 1 where the nation\'s row is not shown.',
  `method` STRING NOT NULL COMMENT 'Id of the method of the range.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator of clearance or prevention and region of the night: what may be published of how cases are worked, money is stopped, clues are answered and objections end there. Shown and never scored: no index, rank, recommendation or register reads it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
