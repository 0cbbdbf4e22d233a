-- Generated from schemas/tables/clean/police_involvement.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.police_involvement (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain, app, device, chat_group or person.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the entity, of the kind that entity_kind says.',
  `role` STRING NOT NULL COMMENT 'Part it played.',
  `layer` INT COMMENT 'Layer of a receiving account, 1 being the one the victim paid.',
  `first_used_at` TIMESTAMP COMMENT 'First use in the case as far as known.',
  `registered_region` STRING COMMENT 'County a suspect is registered in, to count by origin; for the region layer only, never a feature of a person.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per accepted entity of a case and its part; the entity is a token of its own kind.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, entity_kind, entity, role',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
