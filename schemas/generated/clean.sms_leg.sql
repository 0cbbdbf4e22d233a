-- Generated from schemas/tables/clean/sms_leg.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.sms_leg (
  `message_id` STRING NOT NULL COMMENT 'The operator\'s id of the message.',
  `number` BIGINT NOT NULL COMMENT 'Token of the number this leg belongs to.',
  `other` BIGINT NOT NULL COMMENT 'Token of the number at the other end.',
  `other_class` STRING NOT NULL COMMENT 'Class of the other number by the number plan.',
  `direction` STRING NOT NULL COMMENT 'out for the sender, in for the receiver.',
  `sent_at` TIMESTAMP NOT NULL COMMENT 'When it was submitted.',
  `delivered` BOOLEAN NOT NULL COMMENT 'Whether it reached the receiver.',
  `template_hash` STRING COMMENT 'Hash of the masked message; null where none was made.',
  `template_class` STRING NOT NULL COMMENT 'code, notice, advertising, personal, suspected_fraud or other.',
  `normalised_text` STRING COMMENT 'The masked message; null unless the lake switches sms_text on.',
  `url_domain` BIGINT COMMENT 'Token of the domain of the first link; null for none.',
  `platform` STRING COMMENT 'Message platform that submitted it; null between subscribers.',
  `trunk` STRING NOT NULL COMMENT 'domestic, international or voip: the trunk it came in on.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per accepted short message and number it concerns: one leg with the sender as the subject, one with the receiver.'
TBLPROPERTIES (
  'cluelake.key' = 'number / message_id, number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
