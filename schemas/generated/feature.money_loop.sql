-- Generated from schemas/tables/feature/money_loop.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.money_loop (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `partner` BIGINT NOT NULL COMMENT 'Token of another account of the loop; of two, the smaller token.',
  `other` BIGINT NOT NULL COMMENT 'Token of the third account of the loop; the partner again where the loop is a pair.',
  `weight` BIGINT NOT NULL COMMENT 'Billionths: one over the product of the links of the other accounts of the loop, on the night it closed.',
  `closed_on` DATE NOT NULL COMMENT 'Night the loop closed.',
  `is_early` BOOLEAN NOT NULL COMMENT 'Whether the lake knew too little that night to tell new links from old ones.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and loop of money links around it that closed within the memory of the lake.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account, partner, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
