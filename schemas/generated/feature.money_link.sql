-- Generated from schemas/tables/feature/money_link.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.money_link (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `counterparty` BIGINT NOT NULL COMMENT 'Token of the account at the other end.',
  `first_out_on` DATE COMMENT 'First day the account paid the counterparty; null where it never did.',
  `first_in_on` DATE COMMENT 'First day the counterparty paid the account; null where it never did.',
  `last_on` DATE NOT NULL COMMENT 'Last day either paid the other.',
  `nights` INT NOT NULL COMMENT 'Nights on which either paid the other.',
  `links` INT NOT NULL COMMENT 'Links the account has tonight, this one included.',
  `holder` BIGINT COMMENT 'Token of the account holder\'s document; null where the account file does not know the account.',
  `out_transfers` BIGINT COMMENT 'Settled transfers of the account to the counterparty outside everyday life since the link began; null for nights made before they were counted, and one is then taken for each direction used.',
  `in_transfers` BIGINT COMMENT 'Settled transfers of the counterparty to the account, counted in the same way.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and account it has dealt with, in either direction, within the memory of the lake; movements of everyday life and accounts of merchants and firms make no link.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, counterparty',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
