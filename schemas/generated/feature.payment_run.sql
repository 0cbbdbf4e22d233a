-- Generated from schemas/tables/feature/payment_run.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.payment_run (
  `person` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `kind` STRING NOT NULL COMMENT 'payment, or what sort of credit: new_payer, loan or deposit_break.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `account` BIGINT NOT NULL COMMENT 'Token of the person\'s account.',
  `other` BIGINT COMMENT 'Token of the account at the other end; null where a credit names none.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount in yuan.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `place` INT COMMENT 'Place among the person\'s payments by time, from 1; null for credits.',
  `previous_amount` DECIMAL(18,2) COMMENT 'Amount of the payment before; null for the first and for credits.',
  `usual_amount` DECIMAL(18,2) COMMENT '95th percentile of the paying account\'s earlier payments; null without history and for credits.',
  `history_payments` BIGINT COMMENT 'Earlier payments behind that percentile; null for credits.',
  `received` DECIMAL(18,2) COMMENT 'Sum the person\'s paying accounts received in the nights of the run, but for everyday purposes, in yuan; null for credits.',
  `other_kind` STRING COMMENT 'Kind of the account at the other end; null where unknown.',
  `other_opened_on` DATE COMMENT 'Day that account was opened; null where unknown.',
  `is_other_listed` BOOLEAN NOT NULL COMMENT 'Whether live cases name that account: a paid one as one that victims paid (layer 1), a paying one anyhow.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of that list entry; unknown where none.',
  `campaign` STRING NOT NULL COMMENT 'Campaign likewise; none where none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'The run of a person who paid first-time payees several times within the nights of a run: one row per payment, and one per unusual credit before and between them. Payments to the person\'s own accounts and to merchants are left out unless the paid account is listed.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person, kind, transfer_id, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
