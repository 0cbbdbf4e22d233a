-- Generated from schemas/tables/feature/case_campaign.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.case_campaign (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `campaign` STRING NOT NULL COMMENT 'Smallest case number of the joined cases.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per live case: the campaign it belongs to, being the cases tied, directly or through others, by links of case_link that are strong enough together.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
