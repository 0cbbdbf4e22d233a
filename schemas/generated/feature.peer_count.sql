-- Generated from schemas/tables/feature/peer_count.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.peer_count (
  `peer_group` STRING NOT NULL COMMENT 'Kind of account; unknown where the account file does not know it.',
  `measure` STRING NOT NULL COMMENT 'payers_72h or payees_72h: distinct accounts that paid it, or that it paid, in the last three nights. closure: how closed the loops of money_loop around an account with links are.',
  `bin` INT NOT NULL COMMENT 'Of payers_72h and payees_72h the value, 1 or more. Of closure the number of binary digits of its billionths, 0 where no loop closed.',
  `part` INT NOT NULL COMMENT 'Bucket the accounts belong to.',
  `accounts` BIGINT NOT NULL COMMENT 'Accounts with that value.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per kind of account, measure, value and bucket: how many accounts show it; the histogram from which peer limits are read by adding the buckets up.'
TBLPROPERTIES (
  'cluelake.key' = 'none / peer_group, measure, bin, part',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
