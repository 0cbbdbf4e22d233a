-- Generated from schemas/tables/feature/mule_withdrawal.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.mule_withdrawal (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `region` STRING NOT NULL COMMENT 'County of the machine or counter.',
  `day` DATE NOT NULL COMMENT 'Day it was taken out.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per account that a live case names, county and day on which cash was taken out of it there, in this window or the one before: the events of SRC5.'
TBLPROPERTIES (
  'cluelake.key' = 'none / account, region, day',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
