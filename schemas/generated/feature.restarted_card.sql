-- Generated from schemas/tables/feature/restarted_card.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.restarted_card (
  `number` BIGINT NOT NULL COMMENT 'Token of the card\'s number.',
  `holder` BIGINT NOT NULL COMMENT 'Token of the holder\'s document.',
  `holder_kind` STRING NOT NULL COMMENT 'person or enterprise.',
  `kind` STRING NOT NULL COMMENT 'new within days of the holder\'s getting it; silent, used again after a long silence; unwatched, likewise as far as the card has been watched; handed, in another device without a silence.',
  `began_on` DATE NOT NULL COMMENT 'Day its use began anew.',
  `quiet_days` INT NOT NULL COMMENT 'Days of known silence before that day; 0 where it was in use.',
  `device` BIGINT COMMENT 'Token of the device it is used in.',
  `is_new_device` BOOLEAN NOT NULL COMMENT 'Whether it was used in another device before.',
  `is_elsewhere` BOOLEAN COMMENT 'Whether every call of the day was made far from where the card was opened: a yes or no that says nothing of where. Null where the opening is not among the last days\' rows.',
  `attempts` INT NOT NULL COMMENT 'Outgoing attempts of the busiest day since it began.',
  `attempts_before` INT NOT NULL COMMENT 'Outgoing attempts of the busiest known day before.',
  `callees` INT NOT NULL COMMENT 'Numbers called, added up by day since it began.',
  `callees_once` INT NOT NULL COMMENT 'Of these, called once on the day.',
  `calls_out` INT NOT NULL COMMENT 'Outgoing attempts since it began.',
  `calls_in` INT NOT NULL COMMENT 'Received attempts since it began.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per card whose use began anew lately and that calls often: new, used again after a silence, or gone into another device.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
