-- Generated from schemas/tables/serving/publicity_rate.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.publicity_rate (
  `fraud_type` STRING NOT NULL COMMENT 'National class of the fraud; unknown where it was not kept.',
  `age_band` STRING NOT NULL COMMENT 'Completed years of the victim on the day the report was accepted; unknown where the document does not say.',
  `level` STRING NOT NULL COMMENT 'nation, or the level of a region right below it, as a rule province.',
  `region` STRING NOT NULL COMMENT 'Code of the region where the victims live.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window.',
  `period_to` DATE NOT NULL COMMENT 'Its last day, the night\'s.',
  `publication` STRING NOT NULL COMMENT 'shown or suppressed.',
  `note` STRING COMMENT 'Why it is not shown, in words; null where it is.',
  `cases` BIGINT COMMENT 'Live cases accepted within the window, each once; a person hit twice counts twice. Null unless shown.',
  `residents` BIGINT COMMENT 'Residents of the band; null where unknown, and unless shown.',
  `rate` DECIMAL(18,2) COMMENT 'Cases of the window per 100,000 residents of the band.',
  `rate_low` DECIMAL(18,2) COMMENT 'Lower 95% limit of the rate (Byar).',
  `rate_high` DECIMAL(18,2) COMMENT 'Upper 95% limit of the rate.',
  `class_rate` DECIMAL(18,2) COMMENT 'The nation\'s rate of the class over the bands it is shown for, at least two; null with fewer.',
  `ratio` DECIMAL(18,2) COMMENT 'rate over class_rate; null where either is.',
  `ratio_low` DECIMAL(18,2) COMMENT 'Lower 99.8% limit of the ratio; class_rate is taken as known.',
  `ratio_high` DECIMAL(18,2) COMMENT 'Upper 99.8% limit of the ratio.',
  `statement` STRING COMMENT 'above or below where the whole range of the ratio lies there, not_separated where it holds 1; null without a ratio.',
  `method` STRING NOT NULL COMMENT 'Id of the method.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per class of fraud, age band of the victim, and the nation or a province: how often the group is hit beside the nation\'s rate of that class, where that may be shown. For publicity aimed at those who are hit; about groups, never about a person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / fraud_type, age_band, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
