-- Generated from schemas/tables/feature/visit_then_pay.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.visit_then_pay (
  `number` BIGINT NOT NULL COMMENT 'Token of the number whose line hit the name.',
  `person` BIGINT NOT NULL COMMENT 'Token of the holder of number and account.',
  `target` BIGINT NOT NULL COMMENT 'Token of the listed name hit last.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `payee` BIGINT NOT NULL COMMENT 'Token of the paid account.',
  `paid_at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `minutes_after` INT NOT NULL COMMENT 'Minutes from the last hit, 0 where the payment fell between first and last.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `is_payee_listed` BOOLEAN NOT NULL COMMENT 'Whether live cases name the paid account as one that victims paid (layer 1).',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per payment to a first-time payee by the holder of a number that had hit a listed name shortly before: the exchange from accounts to numbers.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, transfer_id, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
