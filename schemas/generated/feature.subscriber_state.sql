-- Generated from schemas/tables/feature/subscriber_state.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.subscriber_state (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `number_class` STRING NOT NULL COMMENT 'Class of the number by the number plan.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the present holder\'s document.',
  `holder_kind` STRING NOT NULL COMMENT 'person or enterprise.',
  `is_virtual_operator` BOOLEAN NOT NULL COMMENT 'Whether a virtual operator sold the card.',
  `card_kind` STRING NOT NULL COMMENT 'voice, data or iot.',
  `opened_on` DATE NOT NULL COMMENT 'Day the card was opened.',
  `opened_channel` STRING NOT NULL COMMENT 'store, online, agent or bulk.',
  `status` STRING NOT NULL COMMENT 'active, suspended or closed.',
  `valid_from` DATE NOT NULL COMMENT 'First day of the present holder: the start of the ownership epoch.',
  `known_on` DATE NOT NULL COMMENT 'First night the present holder\'s time with the number was delivered; the first night of the lake for older ones.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number ever delivered, as its operator last described it; a re-issued number shows its newest holder only.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
