-- Generated from schemas/tables/feature/static_caller.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.static_caller (
  `number` BIGINT NOT NULL COMMENT 'Token of the calling number.',
  `cell` STRING NOT NULL COMMENT 'Cell of most of its calls, the smallest name among equals; only compared with the cell of another card, never placed.',
  `type_allocation_code` STRING COMMENT 'Model of the device of most of its calls; null where no call names one.',
  `card_kind` STRING COMMENT 'voice, data or iot; null where the subscriber file does not know the number.',
  `holder_kind` STRING COMMENT 'person or enterprise; null likewise.',
  `holder` BIGINT COMMENT 'Token of the holder\'s document; null likewise.',
  `valid_from` DATE COMMENT 'First day of the present holder; null likewise.',
  `attempts` INT NOT NULL COMMENT 'Outgoing attempts.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `callees` INT NOT NULL COMMENT 'Distinct called numbers.',
  `in_calls` INT NOT NULL COMMENT 'Received attempts.',
  `cells` INT NOT NULL COMMENT 'Distinct serving cells.',
  `messages_in` INT NOT NULL COMMENT 'Short messages that reached it.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Start of the last call with a cell.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number that called often on the day from very few cells, so that cards standing side by side can be told.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
