-- Generated from schemas/tables/feature/message_campaign.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.message_campaign (
  `campaign` STRING NOT NULL COMMENT 'Id of the campaign, made from the content of its earliest message.',
  `text_group` STRING NOT NULL COMMENT 'Group of most of its masked messages, of equals the first by name: fraud, otherIllegal, advertising or ordinary.',
  `label` STRING NOT NULL COMMENT 'Class of these.',
  `margin` DECIMAL(9,4) NOT NULL COMMENT 'Clearest margin of these; 1 or more is clear.',
  `templates` INT NOT NULL COMMENT 'Masked messages of the campaign in the nights looked at.',
  `senders` INT NOT NULL COMMENT 'Distinct numbers that sent them on the day.',
  `messages` BIGINT NOT NULL COMMENT 'Messages sent on the day.',
  `receivers` INT NOT NULL COMMENT 'Distinct numbers they reached on the day.',
  `first_on` DATE NOT NULL COMMENT 'First night of the campaign within the nights looked at.',
  `last_on` DATE NOT NULL COMMENT 'Newest night of it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per campaign of messages seen on the day: near-duplicate masked messages together, with their class and how many sent and received them. No words and nobody\'s number.'
TBLPROPERTIES (
  'cluelake.key' = 'none / campaign',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
