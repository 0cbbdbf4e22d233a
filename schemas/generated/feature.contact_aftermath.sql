-- Generated from schemas/tables/feature/contact_aftermath.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.contact_aftermath (
  `number` BIGINT NOT NULL COMMENT 'Token of the number in touch.',
  `holder` BIGINT COMMENT 'Token of its holder\'s document; null where the subscriber file does not know it.',
  `holder_kind` STRING COMMENT 'person or enterprise; null likewise.',
  `other` BIGINT NOT NULL COMMENT 'Token of the party. That of a disguised one is misused, not guilty.',
  `kind` STRING NOT NULL COMMENT 'listed, overseas, or disguised for a caller from abroad under a number that cannot have been there.',
  `disguise` STRING COMMENT 'What a disguised caller pretended to be, as in spoofed_caller: protected, service, unallocated or at_home; null for the others.',
  `is_self_listed` BOOLEAN NOT NULL COMMENT 'Whether the number in touch is listed itself.',
  `is_known_party` BOOLEAN NOT NULL COMMENT 'Whether they were in touch before the contact window, as relatives are.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds with the party in the contact window.',
  `longest_s` INT NOT NULL COMMENT 'Longest single call in seconds.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First contact in the window.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last contact.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of a listed party; unknown for others.',
  `campaign` STRING NOT NULL COMMENT 'Campaign of a listed party; none for others.',
  `forwarded_calls` INT NOT NULL COMMENT 'Calls of others forwarded on days whose first forwarded call fell between the first contact and some hours after the last.',
  `forwarded_at` TIMESTAMP COMMENT 'First of these; null for none.',
  `is_forwarded_to_listed` BOOLEAN NOT NULL COMMENT 'Whether one of these was forwarded to an active listed number.',
  `forwards_before` INT NOT NULL COMMENT 'Days and targets with forwarded calls before the first contact, in the habit window.',
  `missed_callers` INT NOT NULL COMMENT 'Other numbers that called in the same time, on a day on which the two never got through to each other.',
  `answered_callers` INT NOT NULL COMMENT 'Other numbers whose call was answered in the same time.',
  `missed_before` INT NOT NULL COMMENT 'Pairs of a day before the first contact and a number that called in vain on it, in the habit window.',
  `history_nights` INT NOT NULL COMMENT 'Days before the first contact with calls, in the habit window.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number and listed, overseas or disguised party it talked with during the contact window, with how reachable the number was for others afterwards and before.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
