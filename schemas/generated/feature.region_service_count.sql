-- Generated from schemas/tables/feature/region_service_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_service_count (
  `indicator` STRING NOT NULL COMMENT 'CLR1 to CLR3 or PRV1 to PRV4, as in serving.region_service.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `level` STRING NOT NULL COMMENT 'nation, province, city or county.',
  `parent` STRING COMMENT 'Region its counts are added up in; null for the nation.',
  `numerator` BIGINT NOT NULL COMMENT 'Of the denominator, those the indicator looks for.',
  `denominator` BIGINT NOT NULL COMMENT 'Cases, clues, victims or objections of the window.',
  `is_delivered` BOOLEAN NOT NULL COMMENT 'Whether anything of the nation\'s window states what the indicator is made of.',
  `value` DECIMAL(18,6) COMMENT 'Share between 0 and 1, or hours for CLR3; null where there is nothing to count.',
  `value_low` DECIMAL(18,6) COMMENT 'Lower 95% limit of it; null where too few for one.',
  `value_high` DECIMAL(18,6) COMMENT 'Upper 95% limit of it; null where too few for one.',
  `secured` DECIMAL(38,2) NOT NULL COMMENT 'Yuan stopped, frozen or returned, at most the loss of each case; 0 for other indicators than CLR2.',
  `loss` DECIMAL(38,2) NOT NULL COMMENT 'Losses of the cases in yuan; 0 for other indicators than CLR2.',
  `placed_share` DECIMAL(5,4) NOT NULL COMMENT 'Share of the nation\'s denominator whose code was a county.',
  `conf_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator of clearance or prevention and region of tonight, counties rolled up to the nation: exact figures, for the region layer alone and never handed out.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
