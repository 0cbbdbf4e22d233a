-- Generated from schemas/tables/feature/region_event_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_event_day (
  `indicator` STRING NOT NULL COMMENT 'VIC1 cases by where the victim lives, VIC2 the same for their money, VIC3 warnings of the two highest grades by where they were sent, VIC4 reports of the public that claim a fraud by where they came from, SRC1 suspects by registration, SRC3 accounts and SRC4 cards found involved by where they were opened, SRC5 cash taken out of involved accounts by where it was.',
  `region` STRING NOT NULL COMMENT 'County; unplaced where the delivered code is no county of that day and of tonight.',
  `day` DATE NOT NULL COMMENT 'Day of the events.',
  `events` BIGINT NOT NULL COMMENT 'Events, each counted once; withdrawn cases are none.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Losses of the cases in yuan; 0 for other indicators and currencies.',
  `loss_capped` DECIMAL(18,2) NOT NULL COMMENT 'The same with each case cut off at the nation\'s 99.5th percentile of the window, so that one huge case does not make a county.',
  `loss_capped_squared` DECIMAL(38,2) COMMENT 'Sum of the squares of the losses so cut off, in square yuan: how unequal they are; null in rows of version 1.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per indicator, county and day of this window and the one before: exact counts, for the region layer alone and never handed out.'
TBLPROPERTIES (
  'cluelake.key' = 'none / indicator, region, day',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
