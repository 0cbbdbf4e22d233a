-- Generated from schemas/tables/feature/region_clue_duty.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.region_clue_duty (
  `clue_id` STRING NOT NULL COMMENT 'Id of the clue.',
  `region` STRING NOT NULL COMMENT 'County it was first sent to; 000000 where none was known.',
  `answer_due_at` TIMESTAMP NOT NULL COMMENT 'Earliest end of any grade it had: by then an answer is owed.',
  `visit_due_at` TIMESTAMP COMMENT 'Earliest end of any grade that asks for a visit: by then the person is to be met; null where no visit was asked for.',
  `ended_at` TIMESTAMP COMMENT 'End of the night that closed it; null while it is open. What was owed only after that is owed no more.',
  `answered_at` TIMESTAMP COMMENT 'First answer that says more than that it was received; null for none.',
  `met_at` TIMESTAMP COMMENT 'When the person was first met; null where not yet.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per clue that was sent out and was owed an answer within this window of the region layer or the one before: by when, and when the unit answered and met the person; nothing about the person (Anti-Telecom and Online Fraud Law, Articles 26 and 34).'
TBLPROPERTIES (
  'cluelake.key' = 'none / clue_id',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
