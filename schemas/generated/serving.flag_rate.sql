-- Generated from schemas/tables/serving/flag_rate.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.flag_rate (
  `subject_kind` STRING NOT NULL COMMENT 'person: clues. Card lists have no order that could be held.',
  `fusion_version` INT NOT NULL COMMENT 'Version of conf/fusion.yaml; 0 for clues of before versions were kept.',
  `level` STRING NOT NULL COMMENT 'nation or county.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window.',
  `period_to` DATE NOT NULL COMMENT 'Its last day, the night\'s; clues of the night itself count tomorrow.',
  `publication` STRING NOT NULL COMMENT 'Whether the number of warnings may be shown.',
  `flagged` BIGINT COMMENT 'Clues first sent urgent or high within the window. Null unless shown.',
  `flag_rate` DECIMAL(18,2) COMMENT 'The same per 100,000 residents.',
  `flag_rate_low` DECIMAL(18,2) COMMENT 'Lower 95% limit (Wilson).',
  `flag_rate_high` DECIMAL(18,2) COMMENT 'Upper 95% limit (Wilson).',
  `limit_high` DECIMAL(18,2) COMMENT 'Upper 99.8% limit of the funnel about the nation\'s rate, widened for over-dispersion. Null unless shown.',
  `confirmed_share` DECIMAL(5,4) COMMENT 'Of the answered warnings, those confirmed; the nation\'s alone, from 10 of either kind.',
  `confirmed_low` DECIMAL(5,4) COMMENT 'Lower 95% limit of that share (Wilson).',
  `confirmed_high` DECIMAL(5,4) COMMENT 'Upper 95% limit of that share.',
  `upheld_share` DECIMAL(5,4) COMMENT 'Of the decided objections, those upheld; the nation\'s alone, from 10 of either kind.',
  `answers` STRING NOT NULL COMMENT 'too_few answers to know; below: the whole range of the confirmed share lies below the nation\'s; not_below otherwise. Silence proves nothing either way.',
  `is_alert` BOOLEAN NOT NULL COMMENT 'The flag rate is above its 99.8% limit and the answers are below: new high grades of the version go out to the county with the order of a medium one until a reviewer lifts it (ops.flag_lift).',
  `method` STRING NOT NULL COMMENT 'Id of the methods.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per version of conf/fusion.yaml and county, and one for the nation: how often people there are warned urgently or highly beside the nation, whether units confirm it, and whether the version is under review there. The delivery of clues reads the alert; no score, clue or list does.'
TBLPROPERTIES (
  'cluelake.key' = 'none / subject_kind, fusion_version, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
