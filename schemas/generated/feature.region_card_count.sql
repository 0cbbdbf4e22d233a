-- Generated from schemas/tables/feature/region_card_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_card_count (
  `indicator` STRING NOT NULL COMMENT 'SRC3 for accounts, SRC4 for phone and IoT cards.',
  `region` STRING NOT NULL COMMENT 'County where they were opened.',
  `involved_on` DATE COMMENT 'Day the first live case that names them was accepted; null for those not named in this window or the one before.',
  `part` INT NOT NULL COMMENT 'Bucket that counted.',
  `cards` BIGINT NOT NULL COMMENT 'Cards or accounts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator, county, day found involved and part: cards and accounts opened within the cohort; readers add the parts up.'
TBLPROPERTIES (
  'cluelake.key' = 'none / none',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
