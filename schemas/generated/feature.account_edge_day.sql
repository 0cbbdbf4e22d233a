-- Generated from schemas/tables/feature/account_edge_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_edge_day (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `counterparty` BIGINT NOT NULL COMMENT 'Token of the account at the other end.',
  `direction` STRING NOT NULL COMMENT 'out where money left the account, in where it arrived.',
  `transfers` INT NOT NULL COMMENT 'Settled movements.',
  `attempts` INT NOT NULL COMMENT 'Movements attempted or rejected.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount in yuan; movements in other currencies add nothing.',
  `largest` DECIMAL(18,2) NOT NULL COMMENT 'Largest single movement in yuan, settled or not.',
  `everyday` INT NOT NULL COMMENT 'Settled movements booked as salary, rent, school fee, purchase, refund or the like.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First movement or attempt.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last movement or attempt.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account, counterparty, direction and day.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, counterparty, direction',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
