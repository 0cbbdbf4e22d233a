-- Generated from schemas/tables/feature/account_graph.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.account_graph (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `links` INT NOT NULL COMMENT 'Accounts it has dealt with, in either direction.',
  `payees` INT NOT NULL COMMENT 'Accounts it has paid.',
  `payers` INT NOT NULL COMMENT 'Accounts that have paid it.',
  `both_ways` INT NOT NULL COMMENT 'Accounts it has paid and was paid by.',
  `payee_share` INT NOT NULL COMMENT 'Payees among payees and payers, in parts per thousand.',
  `out_repeats` BIGINT NOT NULL COMMENT 'Transfers to accounts beyond the first to each.',
  `in_repeats` BIGINT NOT NULL COMMENT 'Transfers from accounts beyond the first of each.',
  `repeated_payees` INT NOT NULL COMMENT 'Accounts it has paid more than once.',
  `repeated_payers` INT NOT NULL COMMENT 'Accounts that have paid it more than once.',
  `most_repeats` BIGINT NOT NULL COMMENT 'Most transfers beyond the first between it and one other account in one direction.',
  `known_days` INT NOT NULL COMMENT 'Days since its oldest link began.',
  `newest_days` INT NOT NULL COMMENT 'Days since its newest link began.',
  `quiet_days` INT NOT NULL COMMENT 'Days since it last dealt with any of them.',
  `new_links` INT NOT NULL COMMENT 'Links that began within the last newDays days.',
  `paying_days` INT COMMENT 'Days from its first payment to its first payee until that to its newest; null without payees.',
  `paid_days` INT COMMENT 'Days from the first payment of its first payer until that of its newest; null without payers.',
  `triangles` INT NOT NULL COMMENT 'Loops of three accounts around it.',
  `closure` BIGINT NOT NULL COMMENT 'Billionths: sum of the weights of all loops around it, see money_loop.',
  `pair_closure` BIGINT NOT NULL COMMENT 'Billionths: the part of pairs that pay both ways.',
  `source_closure` BIGINT NOT NULL COMMENT 'Billionths: the part of loops of three of which it pays both others.',
  `sink_closure` BIGINT NOT NULL COMMENT 'Billionths: the part of loops of three of which both others pay it.',
  `pass_closure` BIGINT NOT NULL COMMENT 'Billionths: the part of loops of three of which one pays it and it pays the other.',
  `tie_1` BIGINT NOT NULL COMMENT 'Billionths: weight of the loops it shares with the account it shares most with; 0 without one.',
  `tie_2` BIGINT NOT NULL COMMENT 'Billionths: the same of the second account.',
  `tie_3` BIGINT NOT NULL COMMENT 'Billionths: the same of the third account.',
  `tie_4` BIGINT NOT NULL COMMENT 'Billionths: the same of the fourth account.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account with money links: how it lies in the graph of who deals with whom, within the memory of the lake. No amount plays a part.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
