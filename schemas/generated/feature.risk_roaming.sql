-- Generated from schemas/tables/feature/risk_roaming.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.risk_roaming (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `person` BIGINT NOT NULL COMMENT 'Token of its holder\'s document.',
  `place_id` STRING NOT NULL COMMENT 'Id of the compound.',
  `calls` INT NOT NULL COMMENT 'Call attempts in its cells.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First of them.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last of them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number and listed compound abroad in whose roaming cells the number was used today: a place travelled to, never one a person comes from.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, place_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
