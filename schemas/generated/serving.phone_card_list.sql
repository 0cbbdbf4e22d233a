-- Generated from schemas/tables/serving/phone_card_list.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.phone_card_list (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `holder` BIGINT COMMENT 'Token of the holder\'s document; null where unknown.',
  `tier` STRING NOT NULL COMMENT 'A where a live case names it, B where its patterns and facts together make it very likely, C where they make it less so or no independent fact stands beside a pattern.',
  `score` DECIMAL(5,4) NOT NULL COMMENT 'Strongest finding, between 0 and 1; 1 for tier A.',
  `change` STRING NOT NULL COMMENT 'What the night did: added, raised, lowered, renewed, kept, removed. A removed row appears on that night only and keeps the tier it had.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'Sentences an officer and the holder can read, strongest first.',
  `legal_basis` STRING NOT NULL COMMENT 'Article that allows the check this tier asks for.',
  `action` STRING NOT NULL COMMENT 'Graded check asked for: never one action for all.',
  `starts_on` DATE NOT NULL COMMENT 'First night on the list without a break.',
  `ends_on` DATE NOT NULL COMMENT 'Last day of the tier unless new evidence comes: the validity of the tier after the night of its newest evidence.',
  `signals` ARRAY<STRING> NOT NULL COMMENT 'Ids of the findings that brought its evidence, sorted.',
  `cases` INT NOT NULL COMMENT 'Live cases that name it.',
  `evidence_hash` STRING NOT NULL COMMENT 'Hash of evidence_keys; unchanged evidence never extends the end.',
  `objection` STRING NOT NULL COMMENT 'How the holder may object.',
  `evidence_keys` ARRAY<STRING> NOT NULL COMMENT 'Sorted digests of every evidence key while it is on the list; a night that adds none brings no new evidence.',
  `tier_ends` ARRAY<STRUCT<tier: STRING, ends_on: DATE>> NOT NULL COMMENT 'Last day of each tier whose evidence still holds, highest first; the row falls to the next when the first is over.',
  `findings` ARRAY<STRUCT<detector: STRING, signal: STRING, score: DECIMAL(5,4), reason: STRING>> NOT NULL COMMENT 'The strongest finding of each pattern that still holds; what the next night goes on from.',
  `rule_version` INT NOT NULL COMMENT 'Version of conf/lists.yaml that placed it on the night.',
  `entry_id` STRING COMMENT 'Hash of the kind of card, its token and starts_on: what answers and objections name.',
  `lifted_by` STRING COMMENT 'objection_upheld on the night a row is removed because an objection was upheld, which recalls every copy; null otherwise.',
  `hops` INT COMMENT 'Links between it and the nearest entity a case names: 0 where a case names it itself, 1 where a finding is linked to such a one, and so on, the least of any night on the list; null where its findings are linked to nothing.',
  `likelihood` DECIMAL(5,4) COMMENT 'Probability that the card is a fraud\'s tool, by conf/fusion.yaml from its findings, their links and live cases; not lowered while the row keeps its tier.',
  `likelihood_band` STRING COMMENT 'high, medium or low: where the likelihood lies; without an independent fact never above low.',
  `fusion_version` INT COMMENT 'Version of conf/fusion.yaml that gave the likelihood on the night.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per phone or IoT card on the list on the night, or taken off it: a clue for review by tier, never a finding.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
