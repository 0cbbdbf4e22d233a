-- Generated from schemas/tables/clean/protected_entity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.protected_entity (
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain or app.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the number, account or name.',
  `category` STRING NOT NULL COMMENT 'Why it is protected: police, bank, hospital, hotline, government, utility, or platform for a shared name.',
  `organisation` STRING NOT NULL COMMENT 'Whose it is.',
  `valid_from` DATE NOT NULL COMMENT 'First day of protection.',
  `valid_to` DATE COMMENT 'Last day of protection; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number, account, domain or app that no output may list or act upon.'
TBLPROPERTIES (
  'cluelake.key' = 'none / entity_kind, entity',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
