-- Generated from schemas/tables/feature/spoofed_caller.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.spoofed_caller (
  `number` BIGINT NOT NULL COMMENT 'Token of the called number.',
  `caller` BIGINT NOT NULL COMMENT 'Token of the number that was shown. It is misused, not guilty.',
  `kind` STRING NOT NULL COMMENT 'protected, service, unallocated, at_home for a person whose own line was in use at home near the call, unseen for a person neither seen at home then nor roaming, or enterprise for a number of a firm, whose desk may be abroad.',
  `calls` INT NOT NULL COMMENT 'Attempts received.',
  `answered` INT NOT NULL COMMENT 'Of these, connected.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds.',
  `longest_s` INT NOT NULL COMMENT 'Longest single call in seconds.',
  `is_altered` BOOLEAN NOT NULL COMMENT 'Whether a presented number was another than the signalled one.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last attempt.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number and caller whose number cannot have been where the call came in from, in the window. The exchange from callers to called numbers.'
TBLPROPERTIES (
  'cluelake.key' = 'none / number, caller',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
