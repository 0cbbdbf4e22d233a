-- Generated from schemas/tables/feature/region_exposure.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_exposure (
  `indicator` STRING NOT NULL COMMENT 'VIC1, VIC2, VIC3, VIC4, SRC1, SRC3, SRC4 or SRC5.',
  `region` STRING NOT NULL COMMENT 'County.',
  `exposure` BIGINT NOT NULL COMMENT 'Residents for VIC1 to VIC4 and SRC5, registered people aged 16 to 59 for SRC1, accounts or cards opened within the cohort for SRC3 and SRC4.',
  `standard_exposure` DECIMAL(24,3) COMMENT 'Exposure in which each sex and age counts with its risk in the reference year, the nation being 1; the same as exposure where nothing is standardised, null where that was before this was kept.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator and county of tonight: what its events are compared with.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
