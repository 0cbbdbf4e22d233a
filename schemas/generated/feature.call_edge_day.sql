-- Generated from schemas/tables/feature/call_edge_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.call_edge_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `other` BIGINT NOT NULL COMMENT 'Token of the other party.',
  `other_class` STRING NOT NULL COMMENT 'Class of the other number by the number plan.',
  `out_calls` INT NOT NULL COMMENT 'Attempts the number made.',
  `out_answered` INT NOT NULL COMMENT 'Of these, connected.',
  `in_calls` INT NOT NULL COMMENT 'Attempts it received.',
  `in_answered` INT NOT NULL COMMENT 'Of these, connected.',
  `in_international` INT NOT NULL COMMENT 'Received attempts that came in on an international trunk.',
  `talk_s` BIGINT NOT NULL COMMENT 'Connected seconds, both directions.',
  `longest_s` INT NOT NULL COMMENT 'Longest single call in seconds.',
  `first_at` TIMESTAMP NOT NULL COMMENT 'First attempt of the day.',
  `last_at` TIMESTAMP NOT NULL COMMENT 'End of the last attempt of the day.',
  `called_back` BOOLEAN NOT NULL COMMENT 'Whether the number called the other party after having been called by it.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and other party of the day, both directions together.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, other',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
