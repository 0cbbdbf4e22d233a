-- Generated from schemas/tables/feature/tested_payment.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.tested_payment (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `transfer_id` STRING NOT NULL COMMENT 'The institution\'s id of the large payment.',
  `direction` STRING NOT NULL COMMENT 'out where money left the account, in where it arrived.',
  `counterparty` BIGINT NOT NULL COMMENT 'Token of the account at the other end of the large payment.',
  `at` TIMESTAMP NOT NULL COMMENT 'When the large payment was booked.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Its amount in yuan.',
  `test_counterparty` BIGINT NOT NULL COMMENT 'Token of the account at the other end of the small one; of several tests that of the same pair, then the latest.',
  `test_at` TIMESTAMP NOT NULL COMMENT 'When the small payment was booked; of several with one party the last before the large one as far as the day\'s first and last tell.',
  `test_amount` DECIMAL(18,2) NOT NULL COMMENT 'Largest small payment with that party on that day, in yuan.',
  `is_same_pair` BOOLEAN NOT NULL COMMENT 'Whether both were between the same two accounts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per large settled payment of the day that followed, within a day and in the same direction, a payment of a test\'s size on the same account.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, transfer_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
