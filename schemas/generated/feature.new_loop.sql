-- Generated from schemas/tables/feature/new_loop.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.new_loop (
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `partner` BIGINT NOT NULL COMMENT 'Token of another account of the loop; of two, the smaller token.',
  `other` BIGINT NOT NULL COMMENT 'Token of the third account of the loop; the partner again where the loop is a pair.',
  `partner_links` INT NOT NULL COMMENT 'Links the partner has tonight.',
  `other_links` INT NOT NULL COMMENT 'Links the third account has tonight; 1 where the loop is a pair.',
  `is_early` BOOLEAN NOT NULL COMMENT 'Whether the lake knew too little that night to tell new links from old ones.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per account and loop of money links that closed tonight around it: a pair that now pays both ways, or three accounts each of which has dealt with the other two. The exchange from links to the accounts at their far ends.'
TBLPROPERTIES (
  'cluelake.key' = 'none / account, partner, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
