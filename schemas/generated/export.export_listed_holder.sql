-- Generated from schemas/tables/export/export_listed_holder.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE export.export_listed_holder (
  `event_id` STRING NOT NULL COMMENT 'Hash of what the event says; the same event always has the same id, so one taken twice is noticed.',
  `event` STRING NOT NULL COMMENT 'new: act on it; changed: it replaces what was sent before; expired: it has ended; recalled: it should not stand, undo what was done with it.',
  `cause` STRING NOT NULL COMMENT 'What the night did to the row: added, raised, lowered, renewed, kept, removed. Of a recall: withdrawn, where the night no longer says it; moved, where another province has it now.',
  `publication` BIGINT NOT NULL COMMENT 'Place in the chain of publications of the publication that made the event; events are taken in this order.',
  `generation` INT NOT NULL COMMENT 'Generation of the night, from 1; a later one corrects the earlier.',
  `person` BIGINT NOT NULL COMMENT 'Token of the person: of the leading document where the cards run under others, else of the holder\'s document.',
  `tier` STRING NOT NULL COMMENT 'Highest tier of the person\'s listed rows; of a removed row the last one.',
  `score` DECIMAL(5,4) NOT NULL COMMENT 'Strongest score of the person\'s listed rows.',
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
  `content_hash` STRING NOT NULL COMMENT 'Hash of every column that is not about the event; unchanged content makes no event.',
  `province_code` STRING NOT NULL COMMENT 'Province the row is for; 000000 where none is known and the nation decides.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.'
)
USING DELTA
PARTITIONED BY (province_code, biz_date)
COMMENT 'One row per event of a person with listed cards or accounts for the province where the person\'s numbers were last seen: every field it needs, tokens for persons.'
TBLPROPERTIES (
  'cluelake.key' = 'none / event_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.enableChangeDataFeed' = 'true',
  'delta.logRetentionDuration' = 'interval 30 days'
);
