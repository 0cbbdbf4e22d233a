-- Generated from schemas/tables/clean/risk_place.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.risk_place (
  `place_id` STRING NOT NULL COMMENT 'Id of the place.',
  `kind` STRING NOT NULL COMMENT 'country, compound or border_section.',
  `name` STRING NOT NULL COMMENT 'Name of the place.',
  `country` STRING NOT NULL COMMENT 'Country it lies in, or leads to.',
  `port` STRING COMMENT 'Port it is reached by; null where not bound to one.',
  `cell_prefix` STRING COMMENT 'Prefix of the roaming cells that cover it, or of the home cells along a border section; null for none.',
  `level` STRING NOT NULL COMMENT 'watch or high.',
  `basis` STRING NOT NULL COMMENT 'Decision it rests on.',
  `valid_from` DATE NOT NULL COMMENT 'First day of validity.',
  `valid_to` DATE COMMENT 'Last day of validity; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per place known for fraud rings and period of validity. It is a place one travels to, never one a person comes from.'
TBLPROPERTIES (
  'cluelake.key' = 'none / place_id, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
