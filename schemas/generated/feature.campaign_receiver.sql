-- Generated from schemas/tables/feature/campaign_receiver.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.campaign_receiver (
  `number` BIGINT NOT NULL COMMENT 'Token of the receiving number.',
  `campaign` STRING NOT NULL COMMENT 'Campaign, of message_campaign.',
  `label` STRING NOT NULL COMMENT 'Class of fraud of its messages, of several the first by name.',
  `messages` INT NOT NULL COMMENT 'Messages of it that arrived.',
  `senders` INT NOT NULL COMMENT 'Distinct numbers they came from.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First of them.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last of them.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and campaign of fraud messages that reached it on the day: the link from a campaign to whom it may find.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, campaign',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
