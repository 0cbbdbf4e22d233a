-- Generated from schemas/tables/feature/shared_contact.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.shared_contact (
  `contact_number` BIGINT NOT NULL COMMENT 'Token of the phone number.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account it was left for, under the phone\'s present holder.',
  `holders` INT NOT NULL COMMENT 'Distinct holders of accounts it was left for.',
  `new_holders` INT NOT NULL COMMENT 'Of these, holders of accounts opened or changed lately.',
  `listed_accounts` INT NOT NULL COMMENT 'Active listed accounts it was left for, this one left aside.',
  `is_listed_number` BOOLEAN NOT NULL COMMENT 'Whether the phone number itself is an active listed one.',
  `sim_kind` STRING COMMENT 'person or enterprise, by whom the phone\'s card is held; null where no operator delivered it.',
  `is_own_sim` BOOLEAN NOT NULL COMMENT 'Whether the phone\'s card is the account holder\'s.',
  `is_sim_among` BOOLEAN NOT NULL COMMENT 'Whether it is held by any of the holders, as a parent\'s is.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per account whose contact phone several holders left with banks, or which is known for fraud or stands on a listed account. The exchange from accounts to contact phones and their cards.'
TBLPROPERTIES (
  'cluelake.key' = 'none / contact_number, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
