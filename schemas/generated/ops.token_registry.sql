-- Generated from schemas/tables/ops/token_registry.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.token_registry (
  `kind` STRING NOT NULL COMMENT 'Identity kind.',
  `fingerprint` BIGINT NOT NULL COMMENT 'Second keyed hash of the identity.',
  `token` BIGINT NOT NULL COMMENT 'Token, bit 62 set.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per identity that does not fit 62 bits injectively: its token, and a second hash that tells collisions apart. Append-only.'
TBLPROPERTIES (
  'cluelake.key' = 'none / kind, fingerprint',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
