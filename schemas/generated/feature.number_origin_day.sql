-- Generated from schemas/tables/feature/number_origin_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_origin_day (
  `number` BIGINT NOT NULL COMMENT 'Token of the served number.',
  `out_calls` INT NOT NULL COMMENT 'Outgoing attempts.',
  `out_voip` INT NOT NULL COMMENT 'Of these, attempts that came in on an internet telephony trunk.',
  `in_calls` INT NOT NULL COMMENT 'Received attempts.',
  `in_voip` INT NOT NULL COMMENT 'Of these, attempts that came in on such a trunk.',
  `in_voip_mobile` INT NOT NULL COMMENT 'Of these, attempts under a mobile number, which a radio call would not bring in there.',
  `voip_callers` INT NOT NULL COMMENT 'Distinct numbers behind them.',
  `talk_voip_s` BIGINT NOT NULL COMMENT 'Connected seconds of received calls on such a trunk.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number and day with calls that did not come by radio or wire: internet telephony and cloud voice among its calls, made and received. A supporting fact; call centres and office telephones use it too.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
