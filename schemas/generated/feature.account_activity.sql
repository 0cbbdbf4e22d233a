-- Generated from schemas/tables/feature/account_activity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_activity (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `known_on` DATE NOT NULL COMMENT 'First night the account was delivered or moved on; nothing is known of the time before.',
  `last_active_on` DATE COMMENT 'Last day with a settled movement of a customer; null where none was ever seen.',
  `run_started_on` DATE COMMENT 'First day of the present run of activity; a run ends with a long pause.',
  `quiet_since` DATE COMMENT 'Last active day before that run; null where none was ever seen.',
  `is_run_at_counter` BOOLEAN NOT NULL COMMENT 'Whether the run began with a movement ordered at a counter or in cash, where the bank sees who orders it.',
  `month` DATE NOT NULL COMMENT 'First day of the night\'s month, to which the first number of turnover belongs.',
  `turnover` ARRAY<DECIMAL(18,2)> NOT NULL COMMENT 'Settled amount in and out in yuan, by month: this month, then the twelve before it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account ever delivered or moved on: when a customer last moved money, since when without a long pause, and how much in each month of the last year. What the bank books by itself, such as interest and fees, does not count.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
