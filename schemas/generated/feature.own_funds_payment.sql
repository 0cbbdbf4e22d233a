-- Generated from schemas/tables/feature/own_funds_payment.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.own_funds_payment (
  `person` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the payment.',
  `payee` BIGINT NOT NULL COMMENT 'Token of the paid account.',
  `paid_at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `payee_kind` STRING COMMENT 'Kind of the paid account; null where unknown.',
  `payee_opened_on` DATE COMMENT 'Day the paid account was opened; null where unknown.',
  `is_payee_listed` BOOLEAN NOT NULL COMMENT 'Whether live cases name the paid account as one that victims paid (layer 1).',
  `sources` INT NOT NULL COMMENT 'Other accounts of the holder, credit left aside, that sent money to the paying account between first contact and payment.',
  `gathered` DECIMAL(18,2) NOT NULL COMMENT 'What they sent on the days this began, in yuan.',
  `gathered_at` TIMESTAMP COMMENT 'Last of these movements by the time of the payment as far as a day\'s first and last tell; null for none.',
  `credit` DECIMAL(18,2) NOT NULL COMMENT 'What was drawn from the holder\'s credit accounts onto the paying account likewise, in yuan.',
  `drawn_at` TIMESTAMP COMMENT 'Last of these draws likewise; null for none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per payment to a first-time payee from an account into which its holder had moved own money or credit after a risky contact.'
TBLPROPERTIES (
  'cluelake.key' = 'none / account, transfer_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
