-- Generated from schemas/tables/serving/listed_holder.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.listed_holder (
  `person` BIGINT NOT NULL COMMENT 'Token of the person: of the leading document where the cards run under others, else of the holder\'s document.',
  `documents` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of the documents the cards and accounts run under; a renewed passport is the same person.',
  `tier` STRING NOT NULL COMMENT 'Highest tier of the person\'s listed rows; of a removed row the last one.',
  `score` DECIMAL(5,4) NOT NULL COMMENT 'Strongest score of the person\'s listed rows.',
  `change` STRING NOT NULL COMMENT 'What the night did: added, raised or lowered in tier, renewed to a later end, kept, or removed when no listed row is left. A removed row appears on that night only.',
  `phone_cards` INT NOT NULL COMMENT 'Phone cards of the person not closed, without IoT cards.',
  `iot_cards` INT NOT NULL COMMENT 'IoT cards not closed.',
  `accounts` INT NOT NULL COMMENT 'Bank accounts, cards and wallets not closed, without accounts of enterprises.',
  `young_cards` INT NOT NULL COMMENT 'Phone cards held for as many days as the configuration says at most: got lately.',
  `listed_cards` INT NOT NULL COMMENT 'Phone and IoT cards of the person on the list.',
  `listed_accounts` INT NOT NULL COMMENT 'Accounts of the person on the list.',
  `tier_a` INT NOT NULL COMMENT 'Listed rows of tier A.',
  `tier_b` INT NOT NULL COMMENT 'Listed rows of tier B.',
  `tier_c` INT NOT NULL COMMENT 'Listed rows of tier C.',
  `others_use` INT NOT NULL COMMENT 'Listed rows whose pattern says that somebody else uses the card or account: sold, lent or stolen.',
  `past_cards` INT NOT NULL COMMENT 'Numbers that a live case names for a day on which the person held them and that are somebody else\'s or nobody\'s by now.',
  `is_over_limit` BOOLEAN NOT NULL COMMENT 'Whether the person holds more phone cards than the legal limit of one person.',
  `newest_on` DATE NOT NULL COMMENT 'First night of the newest listed row.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'One sentence an officer and the person can read.',
  `entries` ARRAY<STRING> NOT NULL COMMENT 'Sorted ids of the list rows it sums up: what an objection names.',
  `legal_basis` STRING NOT NULL COMMENT 'Articles that allow the check asked for.',
  `action` STRING NOT NULL COMMENT 'What is asked: one conversation about all cards.',
  `objection` STRING NOT NULL COMMENT 'How the person may object.',
  `starts_on` DATE NOT NULL COMMENT 'First night the person stands here without a break.',
  `ends_on` DATE NOT NULL COMMENT 'Latest end of the listed rows; the row falls with the last of them.',
  `lifted_by` STRING COMMENT 'objection_upheld on the night the row is removed because an objection against the last listed row was upheld; null otherwise.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per person in whose name a listed phone card or account runs, or the last one was taken off on the night: all of the person\'s cards and accounts at one sight, so that an officer meets one person once. It sums up the two lists, adds no evidence of its own, and no finding reads it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
