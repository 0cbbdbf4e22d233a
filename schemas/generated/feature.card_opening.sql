-- Generated from schemas/tables/feature/card_opening.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.card_opening (
  `entity_kind` STRING NOT NULL COMMENT 'number or account.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the number or account.',
  `opened_on` DATE NOT NULL COMMENT 'Day it was opened.',
  `region` STRING NOT NULL COMMENT 'County where it was opened.',
  `issuer_kind` STRING COMMENT 'bank, carrier or virtual_operator; null where it was last described before this was kept.',
  `issuer` STRING COMMENT 'Bank that keeps the account; virtual operator that sold the card, else the operator that serves it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per phone or IoT card and bank account ever delivered, by when, where and by whom it was opened; a number opened anew is another card.'
TBLPROPERTIES (
  'cluelake.key' = 'entity / entity_kind, entity, opened_on',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
