-- Generated from schemas/tables/clue/clue.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clue.clue (
  `clue_id` STRING NOT NULL COMMENT 'Hash of person, fraud class, campaign and opening date; it lives on while the clue is open.',
  `person` BIGINT NOT NULL COMMENT 'Token of the person to be warned.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class; unknown until evidence tells.',
  `campaign` STRING NOT NULL COMMENT 'Campaign; none until evidence tells.',
  `opened_on` DATE NOT NULL COMMENT 'Night the clue was first made.',
  `change` STRING NOT NULL COMMENT 'What the night did: opened; raised to a higher grade; renewed by new evidence; kept without any; closed, being expired, reported by the person, joined to an older clue, or lifted (lifted_by). A closed clue appears on that night only.',
  `grade` STRING NOT NULL COMMENT 'urgent, high, medium or low; never lowered while the clue is open.',
  `likelihood` DECIMAL(5,4) NOT NULL COMMENT 'Probability that the strongest fired findings of its detectors together are right, by conf/fusion.yaml, between 0 and 1; never lowered while the clue is open.',
  `likelihood_band` STRING NOT NULL COMMENT 'high, medium or low: where the likelihood lies; without an independent fact never above low.',
  `urgency_band` STRING NOT NULL COMMENT 'now, days or past, by the time since the newest event.',
  `loss_band` STRING NOT NULL COMMENT 'large, middling or small, by the money at risk.',
  `money_at_risk` DECIMAL(18,2) NOT NULL COMMENT 'Largest money at risk of any finding.',
  `detectors` ARRAY<STRING> NOT NULL COMMENT 'Detectors that fired while the clue is open, sorted.',
  `undecided` ARRAY<STRING> NOT NULL COMMENT 'Detectors that could not tell, sorted.',
  `reasons` ARRAY<STRING> NOT NULL COMMENT 'Their sentences, strongest first, then what could not be told.',
  `signals` ARRAY<STRING> NOT NULL COMMENT 'Ids of the findings that brought its evidence, sorted.',
  `evidence_hash` STRING NOT NULL COMMENT 'Hash of evidence_keys; unchanged evidence never extends the end.',
  `last_event_at` TIMESTAMP NOT NULL COMMENT 'Newest event behind the clue.',
  `expires_at` TIMESTAMP NOT NULL COMMENT 'End of the clue unless new evidence comes: the validity of its grade after the cut-off of the night of its newest evidence.',
  `action` STRING NOT NULL COMMENT 'What the responsible unit is asked to do: visit, call or message.',
  `responsible_level` STRING NOT NULL COMMENT 'Level that acts: county, city or province.',
  `dispatch_region` STRING NOT NULL COMMENT 'County code the clue is sent to; 000000 where no county is known and the nation\'s centre decides.',
  `legal_basis` STRING NOT NULL COMMENT 'Article that allows the action.',
  `objection` STRING NOT NULL COMMENT 'How the person named may object.',
  `suppressed_by` STRING COMMENT 'Why it is not sent out: already_reported or protected; null where it is sent. The row stays and is counted.',
  `evidence_keys` ARRAY<STRING> NOT NULL COMMENT 'Sorted digests of every evidence key fired while the clue is open; a night that adds none brings no new evidence.',
  `findings` ARRAY<STRUCT<detector: STRING, verdict: STRING, signal: STRING, score: DECIMAL(5,4), reason: STRING, is_linked: BOOLEAN>> NOT NULL COMMENT 'The strongest finding of each detector and verdict while the clue is open, and whether listed entities are behind every finding of that detector; what the next night goes on from.',
  `network` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of listed entities behind the findings that fired while the clue is open.',
  `rule_version` INT NOT NULL COMMENT 'Version of conf/clues.yaml that graded it on the night.',
  `lifted_by` STRING COMMENT 'objection_upheld on the night a clue is closed because an objection was upheld, which recalls every copy; null otherwise.',
  `fusion_version` INT COMMENT 'Version of conf/fusion.yaml that gave the likelihood on the night.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue open on the night, or closed by it: a person, a fraud class and a campaign, graded, with its reasons and its end.'
TBLPROPERTIES (
  'cluelake.key' = 'none / clue_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
