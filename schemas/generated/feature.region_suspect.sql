-- Generated from schemas/tables/feature/region_suspect.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_suspect (
  `case_id` STRING NOT NULL COMMENT 'Number of the case.',
  `person` BIGINT NOT NULL COMMENT 'Token of the suspect.',
  `region` STRING NOT NULL COMMENT 'County the suspect is registered in, as last delivered.',
  `known_on` DATE NOT NULL COMMENT 'First night the suspect was delivered.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case and suspect whose county of registration the police delivered; to be counted, never to score.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, person',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
