-- Generated from schemas/tables/clean/account_leg.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.account_leg (
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account this leg belongs to.',
  `counterparty` BIGINT COMMENT 'Token of the account at the other end; null for cash.',
  `direction` STRING NOT NULL COMMENT 'out where money leaves the account, in where it arrives.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount moved.',
  `currency` STRING NOT NULL COMMENT 'ISO 4217 code of the amount.',
  `channel` STRING NOT NULL COMMENT 'counter, mobile, atm, pos, third_party, cash or otc.',
  `purpose` STRING COMMENT 'Purpose code the bank booked.',
  `device` BIGINT COMMENT 'Token of the ordering device; on the payer\'s leg only.',
  `network_origin_flags` STRING COMMENT 'What the bank saw of the ordering network; on the payer\'s leg only.',
  `terminal_region` STRING COMMENT 'County of the terminal; for dispatch and the region layer only.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `balance_after` DECIMAL(18,2) COMMENT 'This account\'s balance after the movement.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted movement and account it touches; a transfer between two accounts is two rows, one with each account as the subject.'
TBLPROPERTIES (
  'cluelake.key' = 'account / transfer_id, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
