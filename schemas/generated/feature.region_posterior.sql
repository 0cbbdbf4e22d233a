-- Generated from schemas/tables/feature/region_posterior.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_posterior (
  `indicator` STRING NOT NULL COMMENT 'VIC1, VIC2, VIC3, VIC4, SRC1, SRC3, SRC4 or SRC5.',
  `region` STRING NOT NULL COMMENT 'Code of the region.',
  `level` STRING NOT NULL COMMENT 'nation, province, city or county.',
  `parent` STRING COMMENT 'Region its counts are added up in; null for the nation.',
  `observed` BIGINT NOT NULL COMMENT 'Events in the window.',
  `observed_before` BIGINT NOT NULL COMMENT 'Events in the window of the same length before.',
  `exposure` BIGINT NOT NULL COMMENT 'What they are compared with.',
  `expected` DECIMAL(18,6) NOT NULL COMMENT 'Events it would have at the nation\'s rate, in proportion to standard_exposure of region_exposure; those of VIC2 as in effective.',
  `rate` DECIMAL(18,6) COMMENT 'Events per unit of exposure, in the unit of the indicator, yuan for VIC2; null without exposure.',
  `rate_low` DECIMAL(18,6) COMMENT 'Lower 95% limit of the rate.',
  `rate_high` DECIMAL(18,6) COMMENT 'Upper 95% limit of the rate.',
  `ratio` DECIMAL(18,6) COMMENT 'Observed over expected; null where nothing is expected.',
  `ratio_low` DECIMAL(18,6) COMMENT 'Lower 95% limit of the ratio.',
  `ratio_high` DECIMAL(18,6) COMMENT 'Upper 95% limit of the ratio.',
  `fit` STRING COMMENT 'How the prior of the level was found, likelihood or marshall; null where there is none.',
  `prior_shape` DECIMAL(18,8) COMMENT 'Shape of the gamma prior.',
  `prior_rate` DECIMAL(18,8) COMMENT 'Rate of the gamma prior.',
  `posterior_mean` DECIMAL(18,6) COMMENT 'Mean relative risk, the nation being 1.',
  `posterior_median` DECIMAL(18,6) COMMENT 'Median relative risk.',
  `posterior_low` DECIMAL(18,6) COMMENT 'Lower 95% limit of the relative risk.',
  `posterior_high` DECIMAL(18,6) COMMENT 'Upper 95% limit of the relative risk.',
  `p_above_1_5` DECIMAL(9,8) COMMENT 'Probability that the risk is above 1.5 times the nation\'s.',
  `p_above_2` DECIMAL(9,8) COMMENT 'Probability that it is above 2 times.',
  `p_above_3` DECIMAL(9,8) COMMENT 'Probability that it is above 3 times.',
  `expected_rank` DECIMAL(12,4) COMMENT 'Posterior expected rank among the regions of its level, 1 being the highest risk.',
  `rank_low` INT COMMENT 'Smallest number of the 95% rank range.',
  `rank_high` INT COMMENT 'Largest number of that range.',
  `areas` INT NOT NULL COMMENT 'Regions of its level with an exposure.',
  `funnel` STRING COMMENT 'high 0.001, high 0.025, inside, low 0.025 or low 0.001, by limits widened for over-dispersion.',
  `change` DECIMAL(18,6) COMMENT 'Rate of this window over the one before; null where either has no event, and for VIC2.',
  `change_low` DECIMAL(18,6) COMMENT 'Lower 95% limit of the change.',
  `change_high` DECIMAL(18,6) COMMENT 'Upper 95% limit of the change.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Losses of the window in yuan.',
  `loss_capped` DECIMAL(18,2) NOT NULL COMMENT 'Losses with each case cut off.',
  `completeness` DECIMAL(5,4) NOT NULL COMMENT 'Share of the window its data seem to cover: less than 1 where it has been silent for longer than chance allows.',
  `placed_share` DECIMAL(5,4) NOT NULL COMMENT 'Share of the nation\'s events of this indicator whose code was a county.',
  `conf_version` INT NOT NULL COMMENT 'Version of conf/regions.yaml.',
  `completion_factor` DECIMAL(12,6) COMMENT 'Cases there will be over those delivered, by how earlier weeks filled up (chain ladder on weeks of acceptance and of first delivery); VIC1 only, null while the lake is younger than the delays looked at and where no case is known.',
  `frozen_on` DATE COMMENT 'Night whose deliveries the factor is worked out from; null without a factor.',
  `effective` DECIMAL(18,6) COMMENT 'Events the risk rests on: those observed; for VIC2 the money over the nation\'s sum of squared losses by its sum of losses, the number of equal losses that would vary as much. Null in rows of version 1.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator and region of tonight, counties rolled up to the nation: exact figures and what is known of the relative risk; for the region layer alone and never handed out.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
