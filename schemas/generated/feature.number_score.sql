-- Generated from schemas/tables/feature/number_score.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.number_score (
  `number` BIGINT NOT NULL COMMENT 'Token of the number.',
  `model` STRING NOT NULL COMMENT 'Name of the model.',
  `model_version` STRING NOT NULL COMMENT 'Hash of its content, sixteen hexadecimal digits, as pinned in the configuration.',
  `is_live` BOOLEAN NOT NULL COMMENT 'Whether its scores may become signals; false in shadow mode.',
  `probability` DECIMAL(7,6) NOT NULL COMMENT 'Calibrated probability that the number becomes involved in fraud, at the prevalence the model was learned at.',
  `is_flagged` BOOLEAN NOT NULL COMMENT 'Whether the probability reaches the threshold the model was learned with.',
  `reasons` ARRAY<STRUCT<feature: STRING, sentence: STRING, contribution: DECIMAL(9,4)>> NOT NULL COMMENT 'What raises the probability most, strongest first: the feature, a sentence an officer can read, and what it adds in log-odds. Only told from a hundredth upwards.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per number active on the night\'s day and learned model the configuration names: what the model says of it. In shadow mode nothing reads it but comparisons.'
TBLPROPERTIES (
  'cluelake.key' = 'number / number, model, model_version',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
