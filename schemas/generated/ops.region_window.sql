-- Generated from schemas/tables/ops/region_window.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.region_window (
  `side` STRING NOT NULL COMMENT 'source: where suspects, accounts and cards come from; victim: where losses occur.',
  `region` STRING NOT NULL COMMENT 'Code of the area.',
  `quarter` STRING NOT NULL COMMENT 'The last of the quarters, such as 2026Q1.',
  `index_mean` DECIMAL(18,4) NOT NULL COMMENT 'Mean of the index, the nation being 1: a weighted geometric mean of relative risks.',
  `index_low` DECIMAL(18,4) NOT NULL COMMENT 'Lower 95% limit of the index.',
  `index_high` DECIMAL(18,4) NOT NULL COMMENT 'Upper 95% limit of the index.',
  `p_above_1_5` DECIMAL(5,4) NOT NULL COMMENT 'Probability that the index is above 1.5.',
  `p_above_2` DECIMAL(5,4) NOT NULL COMMENT 'Probability that it is above 2.',
  `p_above_3` DECIMAL(5,4) NOT NULL COMMENT 'Probability that it is above 3.',
  `expected_rank` DECIMAL(12,4) NOT NULL COMMENT 'Mean rank among the areas of the side, 1 being the highest index.',
  `rank_low` INT NOT NULL COMMENT 'Smallest number of the 95% rank range.',
  `rank_high` INT NOT NULL COMMENT 'Largest number of that range.',
  `p_worst_twentieth` DECIMAL(5,4) NOT NULL COMMENT 'Probability of a rank among the worst 5% of areas.',
  `in_worst_set` BOOLEAN NOT NULL COMMENT 'Whether it belongs to the confidence set of the worst areas.',
  `variants` DECIMAL(5,4) NOT NULL COMMENT 'Share of the plausible variants in which it would be proposed for listing.',
  `families` INT NOT NULL COMMENT 'Families of indicators of the index.',
  `families_above` INT NOT NULL COMMENT 'Families whose own risk is more likely than not above 1.',
  `has_alarm` BOOLEAN NOT NULL COMMENT 'Whether the newest week was above its alarm limit.',
  `is_complete` BOOLEAN NOT NULL COMMENT 'Whether completeness and codes of every indicator pass the gate.',
  `is_recording_clean` BOOLEAN NOT NULL COMMENT 'Whether filed cases agree with what the public reports to others; false too where nobody can tell.',
  `did_signals_fall` BOOLEAN NOT NULL COMMENT 'Whether a signal that others record fell, the 95% range of its rate ratio below 1.',
  `evidence` STRING NOT NULL COMMENT 'row_hash of the publication the figures come from.',
  `rules_version` INT NOT NULL COMMENT 'Version of conf/listing.yaml.',
  `recording` STRING COMMENT 'clean: reports of the public enough to tell, and no fewer cases for them than chance allows; in_doubt: the whole range of cases per report over the nation\'s lies below 1; cannot_tell: too few reports. Null in windows of before the check was made, which count as cannot_tell.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per side and area with enough events in a quarter: what the figures of four quarters say of its index. Made by listing recommend from a published night; nothing of a person, card or account is in it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / side, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
