-- Generated from schemas/tables/feature/use_while_away.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.use_while_away (
  `entity_kind` STRING NOT NULL COMMENT 'number or account.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the number or account.',
  `way` STRING NOT NULL COMMENT 'counter, atm or pos for an account; call_out or call_in for a number in a home cell.',
  `left_at` TIMESTAMP NOT NULL COMMENT 'When the holder left.',
  `returned_at` TIMESTAMP COMMENT 'When the holder came back; null while abroad.',
  `person` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `uses` INT NOT NULL COMMENT 'Uses.',
  `parties` INT NOT NULL COMMENT 'Distinct accounts or numbers at the other end.',
  `amount` DECIMAL(18,2) NOT NULL COMMENT 'Settled amount in yuan; 0 for a number.',
  `largest` DECIMAL(18,2) NOT NULL COMMENT 'Largest single use in yuan; 0 for a number.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First use.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last use.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per card, way of use and stay: uses of the day that need somebody at home while the holder was abroad, some hours around each crossing left out. Where it was used is not kept.'
TBLPROPERTIES (
  'cluelake.key' = 'none / entity_kind, entity, way, left_at',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
