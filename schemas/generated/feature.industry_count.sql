-- Generated from schemas/tables/feature/industry_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.industry_count (
  `indicator` STRING NOT NULL COMMENT 'SRC3 for accounts, SRC4 for phone and IoT cards.',
  `institution_kind` STRING NOT NULL COMMENT 'bank, carrier or virtual_operator; unknown where it was opened before this was kept.',
  `institution` STRING NOT NULL COMMENT 'Bank that keeps the account; virtual operator that sold the card, else the operator that serves it.',
  `region` STRING NOT NULL COMMENT 'County where they were opened; unplaced where its code is no county of the night.',
  `opened` BIGINT NOT NULL COMMENT 'Opened within the cohort.',
  `involved` BIGINT NOT NULL COMMENT 'Of these, first named by a live case of the window, counted as SRC3 and SRC4 count them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator, institution and county: accounts or cards opened within the cohort, and how many of them live cases of the window name for the first time; exact, never published.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, institution_kind, institution, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
