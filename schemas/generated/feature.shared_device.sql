-- Generated from schemas/tables/feature/shared_device.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.shared_device (
  `device` BIGINT NOT NULL COMMENT 'Token of the device.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `orders` INT NOT NULL COMMENT 'Payments of the account ordered with the device in the window.',
  `all_orders` INT NOT NULL COMMENT 'Payments of the account ordered with any device in the window.',
  `flagged` INT NOT NULL COMMENT 'Payments of the account with the device over a network the bank remarked on.',
  `accounts` INT NOT NULL COMMENT 'Distinct accounts of the device in the window, of merchants and firms none.',
  `holders` INT NOT NULL COMMENT 'Distinct known holders of these accounts.',
  `visitors` INT NOT NULL COMMENT 'Accounts of the device that ordered less than half of their payments with it: what a shop that helps with payments sees.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last payment of the account with the device.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per ordering device and account lately used with it, of devices used for accounts of several holders alone. The exchange from accounts to ordering devices.'
TBLPROPERTIES (
  'cluelake.key' = 'none / device, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
