-- Generated from schemas/tables/feature/device_card.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.device_card (
  `imei` BIGINT NOT NULL COMMENT 'Token of the device.',
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `days` INT NOT NULL COMMENT 'Days of the window the card was used in the device.',
  `calls` INT NOT NULL COMMENT 'Attempts with it.',
  `cards` INT NOT NULL COMMENT 'Distinct cards of the device in the window.',
  `cards_a_day` INT NOT NULL COMMENT 'Most cards of the device on one day.',
  `devices` INT NOT NULL COMMENT 'Distinct devices of the card in the window.',
  `holders` INT NOT NULL COMMENT 'Distinct known holders of the device\'s cards.',
  `young_cards` INT NOT NULL COMMENT 'Cards of the device whose holder has had them for 90 days at most.',
  `passing_cards` INT NOT NULL COMMENT 'Cards of the device used in it on one day, for few calls, and on another device as well: what a repair shop\'s bench sees.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Last attempt of the card with the device.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per device and card used in it lately, of devices with many cards and of cards with many devices alone. The exchange from numbers to devices.'
TBLPROPERTIES (
  'cluelake.key' = 'none / imei, number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
