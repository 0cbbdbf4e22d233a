-- Generated from schemas/tables/feature/short_lived_account.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.short_lived_account (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `started_on` DATE NOT NULL COMMENT 'First day of its present use.',
  `is_early` BOOLEAN NOT NULL COMMENT 'Whether the lake knows too little of the time before to say that it was not in use.',
  `payers` INT NOT NULL COMMENT 'Distinct accounts that paid it in the window.',
  `payees` INT NOT NULL COMMENT 'Distinct accounts it paid.',
  `received` DECIMAL(18,2) NOT NULL COMMENT 'Amount in, in yuan.',
  `paid` DECIMAL(18,2) NOT NULL COMMENT 'Amount out to other accounts, in yuan.',
  `sums` INT NOT NULL COMMENT 'Payers\' days with one payment.',
  `round_sums` INT NOT NULL COMMENT 'Of these, in whole hundreds of yuan.',
  `shared_payees` INT NOT NULL COMMENT 'Payees that other such accounts paid too; merchants, firms and busy hubs none.',
  `partners` INT NOT NULL COMMENT 'Other such accounts, of other holders, with a payee or a device in common.',
  `device_partners` INT NOT NULL COMMENT 'Of these, with a device in common.',
  `listed_partners` INT NOT NULL COMMENT 'Of the partners, active listed accounts.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last movement.',
  `same_sums` INT COMMENT 'Of the payers\' days with one payment, those with the amount most of them paid, such as a fee; null in nights of before it was counted.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per account that came into use days ago, takes money from many and pays on to the same accounts, or is used with the same devices, as other such accounts. The exchange between accounts that are used by turns.'
TBLPROPERTIES (
  'cluelake.key' = 'none / account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
