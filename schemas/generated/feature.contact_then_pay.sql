-- Generated from schemas/tables/feature/contact_then_pay.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.contact_then_pay (
  `person` BIGINT NOT NULL COMMENT 'Token of the person\'s document.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the movement.',
  `number` BIGINT NOT NULL COMMENT 'Token of the number in touch; of several, the one that talked longest.',
  `other` BIGINT NOT NULL COMMENT 'Token of the risky party.',
  `contact_kind` STRING NOT NULL COMMENT 'listed or overseas.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds with that party in the window.',
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `payee` BIGINT NOT NULL COMMENT 'Token of the paid account.',
  `paid_at` TIMESTAMP NOT NULL COMMENT 'When it was booked or attempted.',
  `minutes_after` INT NOT NULL COMMENT 'Minutes from the end of the last contact, 0 where the payment fell between first and last contact.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Amount.',
  `state` STRING NOT NULL COMMENT 'settled, attempted or rejected.',
  `usual_amount` DECIMAL(18,2) COMMENT '95th percentile of the account\'s earlier payments.',
  `history_payments` BIGINT NOT NULL COMMENT 'Earlier payments behind that percentile.',
  `payee_kind` STRING COMMENT 'Kind of the paid account; null where unknown.',
  `payee_opened_on` DATE COMMENT 'Day the paid account was opened; null where unknown.',
  `is_payee_listed` BOOLEAN NOT NULL COMMENT 'Whether live cases name the paid account as one that victims paid (layer 1).',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of the listed party or payee; unknown where neither is.',
  `campaign` STRING NOT NULL COMMENT 'Campaign likewise; none where neither is.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per payment to a first-time payee that followed a risky contact of the same person: the exchange from numbers and accounts to persons.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person, transfer_id, other, account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
