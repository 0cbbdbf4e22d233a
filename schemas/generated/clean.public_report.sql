-- Generated from schemas/tables/clean/public_report.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.public_report (
  `report_id` STRING NOT NULL COMMENT 'Number of the report.',
  `channel` STRING NOT NULL COMMENT '12321, 96110 or app.',
  `reported_at` TIMESTAMP NOT NULL COMMENT 'When it came in.',
  `reporter` BIGINT COMMENT 'Token of the reporter, only to tell many reporters from one who repeats; no table above clean may hold it.',
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain or app.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the reported thing.',
  `claimed_type` STRING NOT NULL COMMENT 'Fraud class the reporter claims; unknown where none.',
  `region` STRING COMMENT 'County the report came from; for the region layer only.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted report of the public. The reporter goes no further than this table.'
TBLPROPERTIES (
  'cluelake.key' = 'entity / report_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
