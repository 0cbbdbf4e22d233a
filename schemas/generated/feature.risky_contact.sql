-- Generated from schemas/tables/feature/risky_contact.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.risky_contact (
  `number` BIGINT NOT NULL COMMENT 'Token of the number in touch.',
  `holder` BIGINT COMMENT 'Token of its holder\'s document; null where the subscriber file does not know it.',
  `holder_kind` STRING COMMENT 'person or enterprise; null likewise.',
  `other` BIGINT NOT NULL COMMENT 'Token of the listed or overseas party.',
  `kind` STRING NOT NULL COMMENT 'listed or overseas.',
  `contacts` INT NOT NULL COMMENT 'Attempts in both directions.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds.',
  `longest_s` INT NOT NULL COMMENT 'Longest single call in seconds.',
  `called_back` BOOLEAN NOT NULL COMMENT 'Whether the number called the party after having been called.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First contact in the window.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last contact.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of the listed party; unknown for overseas ones.',
  `campaign` STRING NOT NULL COMMENT 'Campaign of the listed party; none for overseas ones.',
  `is_self_listed` BOOLEAN NOT NULL COMMENT 'Whether the number in touch is listed itself.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number and listed or overseas party it was in touch with during the contact window.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
