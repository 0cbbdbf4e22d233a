-- Generated from schemas/tables/feature/message_template.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.message_template (
  `template_hash` STRING NOT NULL COMMENT 'Hash of the masked message, by the operators\' common recipe.',
  `text` STRING NOT NULL COMMENT 'The masked words; kept for as many nights as conf/features/message-template.yaml says.',
  `first_on` DATE NOT NULL COMMENT 'First night it was seen within these nights.',
  `last_on` DATE NOT NULL COMMENT 'Newest night it was seen.',
  `campaign` STRING NOT NULL COMMENT 'Id of the campaign, made from the content of its earliest message: near-duplicates share it.',
  `text_group` STRING NOT NULL COMMENT 'fraud, otherIllegal, advertising or ordinary. Opinions and politics are no class; only fraud raises a signal.',
  `label` STRING NOT NULL COMMENT 'Class of the model within the group.',
  `margin` DECIMAL(9,4) NOT NULL COMMENT 'How clearly it is of that class; 1 or more is clear. No probability.',
  `fraud_margin` DECIMAL(9,4) NOT NULL COMMENT 'How clearly it is fraud; above 0 exactly where the group is fraud.',
  `model` STRING NOT NULL COMMENT 'Version of the model: the hash of its content.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per masked message that many received lately, with the class a configured text model puts it in and the campaign it belongs to. Empty unless the lake switches sms_text on and a model is configured.'
TBLPROPERTIES (
  'cluelake.key' = 'none / template_hash',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
