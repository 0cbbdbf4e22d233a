-- Generated from schemas/tables/feature/message_template_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.message_template_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the number or port the messages came from.',
  `template_hash` STRING NOT NULL COMMENT 'Hash of the masked message, by the operators\' common recipe.',
  `messages` INT NOT NULL COMMENT 'Messages with these words.',
  `delivered` INT NOT NULL COMMENT 'Of these, the ones that arrived.',
  `receivers` INT NOT NULL COMMENT 'Distinct numbers they were sent to.',
  `repliers` INT NOT NULL COMMENT 'Of the receivers, those who wrote to the sender on the day.',
  `suspected` INT NOT NULL COMMENT 'Messages the operator\'s filter takes for fraud.',
  `submitted` INT NOT NULL COMMENT 'Messages a message platform submitted, which knows its customer.',
  `from_abroad` INT NOT NULL COMMENT 'Messages that came in on an international or internet trunk.',
  `domains` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of the domains of their first links; empty for none.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First message of the day.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last message of the day.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per sender, masked message and day: to how many people the same words went. Messages the operator made no template of are personal and not counted.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, template_hash',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
