-- Generated from schemas/tables/clean/bank_account.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.bank_account (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `bank_identification_number` STRING COMMENT 'First six digits of a card number; null for other accounts.',
  `account_checksum_ok` BOOLEAN COMMENT 'Whether a card number\'s Luhn digit is right; null for other accounts.',
  `bank` STRING NOT NULL COMMENT 'Institution that keeps the account.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `kind` STRING NOT NULL COMMENT 'debit, credit, wallet, merchant or corporate.',
  `opened_on` DATE NOT NULL COMMENT 'Day the account was opened.',
  `opened_region` STRING NOT NULL COMMENT 'County of the opening branch; for the region layer only, never a person\'s feature.',
  `opened_channel` STRING NOT NULL COMMENT 'counter, online, agent or bulk.',
  `contact_number` BIGINT COMMENT 'Token of the phone number left with the bank.',
  `status` STRING NOT NULL COMMENT 'active, suspended, frozen or closed on the delivery day.',
  `valid_from` DATE NOT NULL COMMENT 'First day this state held.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted account row of the day; account, holder and contact number are tokens.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
