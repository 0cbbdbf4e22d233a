-- Generated from schemas/tables/feature/flag_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.flag_count (
  `indicator` STRING NOT NULL COMMENT 'VIC3: the warnings it counts, by version.',
  `fusion_version` INT NOT NULL COMMENT 'Version that graded them; 0 where that was before versions were kept.',
  `region` STRING NOT NULL COMMENT 'County they were sent to; unplaced where none is known.',
  `residents` BIGINT NOT NULL COMMENT 'Residents of the county; 0 for none known.',
  `flagged` BIGINT NOT NULL COMMENT 'Clues first sent urgent or high within the window, counted as VIC3 counts them.',
  `confirmed` BIGINT NOT NULL COMMENT 'Of these, answered as right: a confirming verdict, or money stopped or lost and no verdict.',
  `refuted` BIGINT NOT NULL COMMENT 'Of these, answered as wrong: false_warning, wrong_person, normal_business or own_account_of_victim.',
  `upheld` BIGINT NOT NULL COMMENT 'Objections to them upheld.',
  `rejected` BIGINT NOT NULL COMMENT 'Objections to them rejected.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per version of conf/fusion.yaml and county: clues first sent urgent or high within the window, and what units and objections said of them; exact, never published, about places and never about a person.'
TBLPROPERTIES (
  'cluelake.key' = 'none / fusion_version, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
