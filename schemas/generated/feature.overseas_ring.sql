-- Generated from schemas/tables/feature/overseas_ring.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.overseas_ring (
  `caller` BIGINT NOT NULL COMMENT 'Token of the overseas number.',
  `callees` INT NOT NULL COMMENT 'Subscribers it called.',
  `rung` INT NOT NULL COMMENT 'Of these, subscribers whose calls from it all rang out or were over within three seconds.',
  `back` INT NOT NULL COMMENT 'Of these, subscribers who called it after its first ring.',
  `back_talk_s` BIGINT NOT NULL COMMENT 'Connected seconds with these.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last contact.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per overseas number that rang several subscribers on the day and hung up, seen from those it rang. The exchange from called numbers to callers.'
TBLPROPERTIES (
  'cluelake.key' = 'none / caller',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
