-- Generated from schemas/tables/feature/case_entity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.case_entity (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain, app, device, chat_group or person.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the entity.',
  `role` STRING NOT NULL COMMENT 'Part it played.',
  `layer` INT COMMENT 'Layer of a receiving account.',
  `first_used_at` TIMESTAMP COMMENT 'First use in the case as far as known.',
  `known_on` DATE NOT NULL COMMENT 'First night this involvement was delivered.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case, entity and part ever delivered.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, entity_kind, entity, role',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
