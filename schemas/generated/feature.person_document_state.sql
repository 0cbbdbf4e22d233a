-- Generated from schemas/tables/feature/person_document_state.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.person_document_state (
  `document` BIGINT NOT NULL COMMENT 'Token of the other document.',
  `valid_from` DATE NOT NULL COMMENT 'First day of validity.',
  `person` BIGINT NOT NULL COMMENT 'Token of the leading document, which stands for the person; of several deliveries the newest.',
  `valid_to` DATE COMMENT 'Last day of validity; null while it lasts.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per document beside the leading one ever delivered and start of its validity: whose it is.'
TBLPROPERTIES (
  'cluelake.key' = 'document / document, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
