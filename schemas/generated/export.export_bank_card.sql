-- Generated from schemas/tables/export/export_bank_card.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE export.export_bank_card (
  `event_id` STRING NOT NULL COMMENT 'Hash of what the event says; the same event always has the same id, so one taken twice is noticed.',
  `event` STRING NOT NULL COMMENT 'new: act on it; changed: it replaces what was sent before; expired: it has ended; recalled: it should not stand, undo what was done with it.',
  `cause` STRING NOT NULL COMMENT 'What the night did to the row: added, raised, lowered, renewed, kept, removed. Of a recall: withdrawn, where the night no longer says it; moved, where another province has it now.',
  `publication` BIGINT NOT NULL COMMENT 'Place in the chain of publications of the publication that made the event; events are taken in this order.',
  `generation` INT NOT NULL COMMENT 'Generation of the night, from 1; a later one corrects the earlier.',
  `account` BIGINT NOT NULL COMMENT 'Token of the account.',
  `holder` BIGINT COMMENT 'Token of the holder\'s document; null where unknown.',
  `tier` STRING NOT NULL COMMENT 'A where a live case names it, B where its patterns and facts together make it very likely, C where they make it less so or no independent fact stands beside a pattern.',
  `score` DECIMAL(5,4) NOT NULL COMMENT 'Strongest finding, between 0 and 1; 1 for tier A.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'Sentences an officer and the holder can read, strongest first.',
  `legal_basis` STRING NOT NULL COMMENT 'Article that allows the check this tier asks for.',
  `action` STRING NOT NULL COMMENT 'Graded check asked for: never one action for all.',
  `starts_on` DATE NOT NULL COMMENT 'First night on the list without a break.',
  `ends_on` DATE NOT NULL COMMENT 'Last day of the tier unless new evidence comes: the validity of the tier after the night of its newest evidence.',
  `cases` INT NOT NULL COMMENT 'Live cases that name it.',
  `objection` STRING NOT NULL COMMENT 'How the holder may object.',
  `content_hash` STRING NOT NULL COMMENT 'Hash of every column that is not about the event; unchanged content makes no event.',
  `likelihood` DECIMAL(5,4) COMMENT 'Probability that the card is a fraud\'s tool, from its findings, their links and live cases; null where the list gives none.',
  `likelihood_band` STRING COMMENT 'high, medium or low: where the likelihood lies; without an independent fact never above low.',
  `entry_id` STRING COMMENT 'Id of the list row: what answers and objections name; null for rows listed before it was kept.',
  `province_code` STRING NOT NULL COMMENT 'Province the row is for; 000000 where none is known and the nation decides.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.'
)
USING DELTA
PARTITIONED BY (province_code, biz_date)
COMMENT 'One row per event of a bank card list row for the province where the holder was last seen: every field it needs, tokens for numbers, accounts and persons.'
TBLPROPERTIES (
  'cluelake.key' = 'none / event_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.enableChangeDataFeed' = 'true',
  'delta.logRetentionDuration' = 'interval 30 days'
);
