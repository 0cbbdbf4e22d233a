-- Generated from schemas/tables/feature/contact_then_cash.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.contact_then_cash (
  `person` BIGINT NOT NULL COMMENT 'Token of the person\'s document.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the withdrawal.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account it left.',
  `account_kind` STRING NOT NULL COMMENT 'Kind of that account.',
  `contact_kind` STRING NOT NULL COMMENT 'listed_number, overseas_number, listed_site or listed_account.',
  `other` BIGINT NOT NULL COMMENT 'Token of the party.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds with a number, 0 for other parties.',
  `at` TIMESTAMP NOT NULL COMMENT 'When the cash was taken out or tried to be.',
  `minutes_after` INT NOT NULL COMMENT 'Minutes from the end of the last contact, 0 where the cash was taken between first and last contact.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount in yuan.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `cash_days` INT NOT NULL COMMENT 'Earlier days of the history on which cash was taken from the account.',
  `largest_before` DECIMAL(18,2) COMMENT 'Largest sum the account gave in cash on one of these days; null where there is none.',
  `known_days` INT NOT NULL COMMENT 'Earlier days of the history on which the account moved at all.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of the party; unknown where none.',
  `campaign` STRING NOT NULL COMMENT 'Campaign likewise; none where none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per cash withdrawal and party for a person who took out cash soon after being in touch with it: a listed or overseas number, a listed site or app, or a listed account paid.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person, transfer_id, account, contact_kind, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
