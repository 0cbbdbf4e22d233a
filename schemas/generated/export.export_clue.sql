-- Generated from schemas/tables/export/export_clue.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE export.export_clue (
  `event_id` STRING NOT NULL COMMENT 'Hash of what the event says; the same event always has the same id, so one taken twice is noticed.',
  `event` STRING NOT NULL COMMENT 'new: act on it; changed: it replaces what was sent before; expired: it has ended; recalled: it should not stand, undo what was done with it.',
  `cause` STRING NOT NULL COMMENT 'What the night did to the clue: opened, raised, renewed, kept, closed. Of a recall: withdrawn, where the night no longer says it; withheld, where it is suppressed or protected; moved, where another province has it now.',
  `publication` BIGINT NOT NULL COMMENT 'Place in the chain of publications of the publication that made the event; events are taken in this order.',
  `generation` INT NOT NULL COMMENT 'Generation of the night, from 1; a later one corrects the earlier.',
  `clue_id` STRING NOT NULL COMMENT 'Hash of person, fraud class, campaign and opening date; it lives on while the clue is open.',
  `person` BIGINT NOT NULL COMMENT 'Token of the person to be warned.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class; unknown until evidence tells.',
  `campaign` STRING NOT NULL COMMENT 'Campaign; none until evidence tells.',
  `opened_on` DATE NOT NULL COMMENT 'Night the clue was first made.',
  `grade` STRING NOT NULL COMMENT 'urgent, high, medium or low; never lowered while the clue is open.',
  `likelihood` DECIMAL(5,4) NOT NULL COMMENT 'Probability that the strongest fired findings of its detectors together are right, between 0 and 1; never lowered while the clue is open.',
  `likelihood_band` STRING NOT NULL COMMENT 'high, medium or low: where the likelihood lies; without an independent fact never above low.',
  `urgency_band` STRING NOT NULL COMMENT 'now, days or past, by the time since the newest event.',
  `loss_band` STRING NOT NULL COMMENT 'large, middling or small, by the money at risk.',
  `money_at_risk` DECIMAL(18,2) NOT NULL COMMENT 'Largest money at risk of any finding.',
  `detectors` ARRAY<STRING> NOT NULL COMMENT 'Detectors that fired while the clue is open, sorted.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'Their sentences, strongest first, then what could not be told.',
  `last_event_at` TIMESTAMP NOT NULL COMMENT 'Newest event behind the clue.',
  `expires_at` TIMESTAMP NOT NULL COMMENT 'End of the clue unless new evidence comes: the validity of its grade after the cut-off of the night of its newest evidence.',
  `action` STRING NOT NULL COMMENT 'What the responsible unit is asked to do: visit, call or message.',
  `responsible_level` STRING NOT NULL COMMENT 'Level that acts: county, city or province.',
  `dispatch_region` STRING NOT NULL COMMENT 'County code the clue is sent to; 000000 where no county is known and the nation\'s centre decides.',
  `legal_basis` STRING NOT NULL COMMENT 'Article that allows the action.',
  `objection` STRING NOT NULL COMMENT 'How the person named may object.',
  `content_hash` STRING NOT NULL COMMENT 'Hash of every column that is not about the event; unchanged content makes no event.',
  `province_code` STRING NOT NULL COMMENT 'Province the row is for; 000000 where none is known and the nation decides.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.'
)
USING DELTA
PARTITIONED BY (province_code, biz_date)
COMMENT 'One row per event of a clue for the province that acts on it: every field it needs, tokens for persons.'
TBLPROPERTIES (
  'cluelake.key' = 'none / event_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.enableChangeDataFeed' = 'true',
  'delta.logRetentionDuration' = 'interval 30 days'
);
