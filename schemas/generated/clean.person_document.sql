-- Generated from schemas/tables/clean/person_document.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.person_document (
  `document` BIGINT NOT NULL COMMENT 'Token of the other document.',
  `document_type` STRING NOT NULL COMMENT 'passport, residence_permit or other.',
  `person` BIGINT NOT NULL COMMENT 'Token of the leading document, which stands for the person.',
  `valid_from` DATE NOT NULL COMMENT 'First day of validity.',
  `valid_to` DATE COMMENT 'Last day of validity; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted document of a person beside the leading one.'
TBLPROPERTIES (
  'cluelake.key' = 'document / document, document_type, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
