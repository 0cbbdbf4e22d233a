-- Generated from schemas/tables/feature/region_withdrawal.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_withdrawal (
  `account` BIGINT NOT NULL COMMENT 'Token of the account it left.',
  `region` STRING NOT NULL COMMENT 'County of the machine or counter.',
  `day` DATE NOT NULL COMMENT 'Day it was taken out.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account, county and day of which the night says that cash was taken out there.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, region, day',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
