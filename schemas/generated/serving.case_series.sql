-- Generated from schemas/tables/serving/case_series.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.case_series (
  `series_id` STRING NOT NULL COMMENT 'The campaign: smallest case number of the series.',
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `cases` INT NOT NULL COMMENT 'Cases of the series.',
  `first_accepted_at` TIMESTAMP NOT NULL COMMENT 'Earliest acceptance of any case of the series.',
  `last_accepted_at` TIMESTAMP NOT NULL COMMENT 'Latest acceptance of any case of the series.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Losses of all cases of the series together, in yuan.',
  `scam_classes` ARRAY<STRING> NOT NULL COMMENT 'Fraud classes of the cases of the series, sorted.',
  `shared_entities` INT NOT NULL COMMENT 'Distinct entities that at least two cases of the series share.',
  `nearest_case` STRING NOT NULL COMMENT 'Case of the series with which this one shares most, the smallest number among equals.',
  `weight` INT NOT NULL COMMENT 'Strength of that tie in thousandths, over all kinds of entity.',
  `reason` STRING NOT NULL COMMENT 'Why the case belongs here, in one sentence.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per live case that belongs to a series of two or more: cases tied by shared entities, for joint handling. A series is a campaign of at least two cases.'
TBLPROPERTIES (
  'cluelake.key' = 'none / series_id, case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
