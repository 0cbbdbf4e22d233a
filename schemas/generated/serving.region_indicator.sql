-- Generated from schemas/tables/serving/region_indicator.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.region_indicator (
  `indicator` STRING NOT NULL COMMENT 'VIC1 cases and VIC4 reports of the public that claim a fraud per 100,000 residents; VIC2 losses of the cases of VIC1, each cut off at the nation\'s 99.5th percentile, in yuan per resident; VIC3 warnings of the two highest grades per 100,000 residents; SRC1 suspects per 100,000 registered people aged 16 to 59; SRC3 accounts and SRC4 phone and IoT cards found involved per 10,000 opened; SRC5 days on which an involved account had cash taken out of it there, per 100,000 residents.',
  `side` STRING NOT NULL COMMENT 'victim: where losses occur; source: where suspects, accounts and cards come from. The two are never mixed.',
  `level` STRING NOT NULL COMMENT 'nation, province, city or county.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `name` STRING NOT NULL COMMENT 'Its name.',
  `parent` STRING COMMENT 'Region above; null for the nation.',
  `period_from` DATE NOT NULL COMMENT 'First day of the window.',
  `period_to` DATE NOT NULL COMMENT 'Last day of the window.',
  `publication` STRING NOT NULL COMMENT 'ranked; too_few_to_rank below 16 events, or money worth fewer than 16 equal losses, which still inform the others; suppressed where a count below 10 would show or could be worked out; not_rankable for the reason in note.',
  `note` STRING COMMENT 'Why it is not ranked, in words; null where it is.',
  `observed` BIGINT COMMENT 'Events in the window, each counted once; null where suppressed.',
  `expected` DECIMAL(18,1) COMMENT 'Events it would have at the nation\'s rate; of residents with each sex and age at its risk where conf/regions.yaml has a reference year (method says age-sex), else crude. Null where the nation\'s count is suppressed, and for VIC2.',
  `exposure` BIGINT COMMENT 'Residents, registered people aged 16 to 59, or accounts or cards opened within the cohort; null below 10.',
  `rate` DECIMAL(18,2) COMMENT 'Events per rate_per of exposure; yuan for VIC2, to two significant digits.',
  `rate_low` DECIMAL(18,2) COMMENT 'Lower 95% limit of the rate.',
  `rate_high` DECIMAL(18,2) COMMENT 'Upper 95% limit of the rate.',
  `rate_per` INT NOT NULL COMMENT 'Unit of the rate.',
  `ratio` DECIMAL(18,2) COMMENT 'Observed over expected, not shrunken.',
  `ratio_low` DECIMAL(18,2) COMMENT 'Lower 95% limit of the ratio.',
  `ratio_high` DECIMAL(18,2) COMMENT 'Upper 95% limit of the ratio.',
  `posterior_mean` DECIMAL(18,2) COMMENT 'Shrunken relative risk, the nation being 1; null unless ranked.',
  `posterior_low` DECIMAL(18,2) COMMENT 'Lower 95% limit of it.',
  `posterior_high` DECIMAL(18,2) COMMENT 'Upper 95% limit of it.',
  `p_above_1_5` DECIMAL(3,2) COMMENT 'Probability that the risk is above 1.5 times the nation\'s; null unless ranked.',
  `p_above_2` DECIMAL(3,2) COMMENT 'Probability that it is above 2 times.',
  `p_above_3` DECIMAL(3,2) COMMENT 'Probability that it is above 3 times.',
  `expected_rank` INT COMMENT 'Posterior expected rank among the regions of its level, 1 being the highest risk, to the next whole number; null unless ranked.',
  `rank_low` INT COMMENT 'Smallest number of the 95% rank range.',
  `rank_high` INT COMMENT 'Largest number of that range.',
  `areas` INT NOT NULL COMMENT 'Regions of its level that are compared.',
  `band` INT COMMENT 'Ranked regions of one band cannot be separated from the first of it with 95% probability; 1 has the highest risks.',
  `funnel` STRING COMMENT 'Where it lies in the funnel of chance, widened for over-dispersion; null unless ranked.',
  `loss` DECIMAL(18,2) COMMENT 'Losses in yuan, to two significant digits; VIC1 and VIC2 only.',
  `loss_capped` DECIMAL(18,2) COMMENT 'Losses with each case cut off at the nation\'s 99.5th percentile, to two significant digits; VIC1 and VIC2 only.',
  `wording` STRING COMMENT 'What may be said of it, from a fixed list; null unless ranked.',
  `completeness` DECIMAL(3,2) NOT NULL COMMENT 'Share of the window the nation\'s or a shown region\'s data seem to cover; 1 where suppressed.',
  `placed_share` DECIMAL(3,2) NOT NULL COMMENT 'Share of the nation\'s events of this indicator whose code was a county.',
  `method` STRING NOT NULL COMMENT 'Id of the method.',
  `method_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `recorded_by` STRING COMMENT 'Who counts the events: region where its own police record them, others where units elsewhere or the public do. What a region records itself can be recorded less.',
  `completion_factor` DECIMAL(12,2) COMMENT 'Cases there will be over those delivered, by how earlier weeks filled up; null where suppressed, unknown or of another indicator. Above 1/0.95 the region is not ranked.',
  `frozen_on` DATE COMMENT 'Night whose deliveries the factor is worked out from; null without a factor.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator and region of the night: what may be published of how its risk compares with the nation\'s. A place for review, never a finding about a place or anyone in it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
