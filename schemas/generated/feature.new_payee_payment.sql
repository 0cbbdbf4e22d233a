-- Generated from schemas/tables/feature/new_payee_payment.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.new_payee_payment (
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `holder` BIGINT COMMENT 'Token of the account\'s holder; null where the account file does not know it.',
  `payee` BIGINT NOT NULL COMMENT 'Token of the paid account.',
  `at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `usual_amount` DECIMAL(18,2) COMMENT '95th percentile of the account\'s earlier payments, upper edge of its bin; null without history.',
  `history_payments` BIGINT NOT NULL COMMENT 'Earlier payments behind that percentile.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per payment or attempt of the day to an account not paid before the last nights, of at least the floor amount in yuan and without an everyday purpose.'
TBLPROPERTIES (
  'cluelake.key' = 'none / transfer_id, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
