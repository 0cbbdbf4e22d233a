-- Generated from schemas/tables/serving/industry_rate.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.industry_rate (
  `indicator` STRING NOT NULL COMMENT 'SRC3 for accounts, SRC4 for phone and IoT cards: the same events by institution.',
  `institution_kind` STRING NOT NULL COMMENT 'bank, carrier, virtual_operator or unknown.',
  `institution` STRING NOT NULL COMMENT 'Name of the institution as delivered.',
  `level` STRING NOT NULL COMMENT 'institution, or branch: what it opened in one county.',
  `region` STRING NOT NULL COMMENT 'County of a branch; the nation\'s code of an institution.',
  `cohort_from` DATE NOT NULL COMMENT 'First day of opening that counts.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window of cases.',
  `period_to` DATE NOT NULL COMMENT 'Its last day, the night\'s.',
  `publication` STRING NOT NULL COMMENT 'shown or suppressed. A branch that is suppressed has no row.',
  `note` STRING COMMENT 'Why it is not shown, in words; null where it is.',
  `involved` BIGINT COMMENT 'Accounts or cards first named by a live case of the window. Null unless shown.',
  `opened` BIGINT COMMENT 'Opened within the cohort. Null unless shown.',
  `rate` DECIMAL(18,2) COMMENT 'Involved per 10,000 opened. Null unless shown.',
  `rate_low` DECIMAL(18,2) COMMENT 'Lower 95% limit (Wilson).',
  `rate_high` DECIMAL(18,2) COMMENT 'Upper 95% limit (Wilson).',
  `nation_rate` DECIMAL(18,2) COMMENT 'The nation\'s rate the funnel stands about, per 10,000; null where the nation\'s total is not shown.',
  `limit_low` DECIMAL(18,2) COMMENT 'Lower 99.8% limit of the funnel at what it opened, widened for over-dispersion; null where fewer than five of its level are shown.',
  `limit_high` DECIMAL(18,2) COMMENT 'Upper 99.8% limit of the funnel.',
  `flag` STRING COMMENT 'The one fixed sentence where the rate is above the upper limit with at least 16 involved; null otherwise.',
  `method` STRING NOT NULL COMMENT 'Id of the method of range and limits.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per bank, operator or virtual operator, and one per branch that may be shown (institution and county of opening): of what was opened within the cohort, how much live cases of the window name, beside what chance and the spread between institutions leave. About institutions, never about a holder.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, institution_kind, institution, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
