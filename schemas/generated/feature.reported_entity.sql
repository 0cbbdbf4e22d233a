-- Generated from schemas/tables/feature/reported_entity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.reported_entity (
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain or app.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the reported thing.',
  `reports` INT NOT NULL COMMENT 'Reports in the window.',
  `reporters` INT NOT NULL COMMENT 'Distinct reporters: one who repeats counts once, and all who withheld their number count as one together.',
  `channels` INT NOT NULL COMMENT 'Distinct hotlines and apps they came in on.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First report in the window.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'Newest report in the window.',
  `claimants` INT COMMENT 'Distinct reporters who claim a fraud class, not only a nuisance; those who withheld their number count as one together.',
  `claim_days` INT COMMENT 'Distinct days of such claims.',
  `claimed_class` STRING COMMENT 'Fraud class most reporters claim, of equals the first by name; null where none is claimed.',
  `is_protected` BOOLEAN COMMENT 'Whether it is on the list of protected numbers and accounts: it is shown by others, and a report about it is no evidence against it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number, account, domain or app the public reported lately. Supporting evidence only: a report is a claim, and nothing is found or listed on reports alone.'
TBLPROPERTIES (
  'cluelake.key' = 'none / entity_kind, entity',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
