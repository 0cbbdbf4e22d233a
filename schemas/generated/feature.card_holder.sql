-- Generated from schemas/tables/feature/card_holder.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.card_holder (
  `holder` BIGINT NOT NULL COMMENT 'Token of the person: of the leading document where the cards run under others, else of the holder\'s document.',
  `cards` INT NOT NULL COMMENT 'Cards not closed, without IoT cards.',
  `young_cards` INT NOT NULL COMMENT 'Of these, cards held for 90 days at most.',
  `batch_cards` INT NOT NULL COMMENT 'Most cards the holder got within seven days.',
  `used_cards` INT NOT NULL COMMENT 'Cards with calls in the window.',
  `one_way_cards` INT NOT NULL COMMENT 'Cards that called out often in the window and were hardly called.',
  `shared_device_cards` INT NOT NULL COMMENT 'Cards used in a device of many cards.',
  `reported_cards` INT NOT NULL COMMENT 'Cards that several people reported.',
  `listed` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of the cards a live case names.',
  `known_on` DATE NOT NULL COMMENT 'First night any of the cards was delivered.',
  `last_on` DATE NOT NULL COMMENT 'Last day a card was got or called.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per person who holds many phone cards: how many, since when, and how they are used. The exchange from numbers to their holders.'
TBLPROPERTIES (
  'cluelake.key' = 'none / holder',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
