-- Generated from schemas/tables/serving/lead_agency.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE serving.lead_agency (
  `series_id` STRING NOT NULL COMMENT 'The series, as in serving.case_series.',
  `unit` STRING NOT NULL COMMENT 'The unit.',
  `region` STRING NOT NULL COMMENT 'County of the unit, the smallest code where its cases name several.',
  `cases` INT NOT NULL COMMENT 'Cases of the series that it accepted.',
  `first_accepted_at` TIMESTAMP NOT NULL COMMENT 'Earliest of them.',
  `loss` DECIMAL(18,2) NOT NULL COMMENT 'Their losses together, in yuan.',
  `loss_share` DECIMAL(5,4) NOT NULL COMMENT 'Of all losses of the series; 0 where nothing was lost.',
  `accepted_first` BOOLEAN NOT NULL COMMENT 'Whether no unit accepted a case of the series earlier: the first ground.',
  `is_main_place` BOOLEAN NOT NULL COMMENT 'Whether no unit holds more of the loss: the main place of the crime as far as the reports show it.',
  `is_suggested` BOOLEAN NOT NULL COMMENT 'Whether the grounds suggest it; of a series at most one, none where they tie.',
  `candidates` INT NOT NULL COMMENT 'Units of the series with one ground or both.',
  `abroad_suspects` INT NOT NULL COMMENT 'Suspects of the series who are abroad by the crossings.',
  `superior` STRING COMMENT 'Smallest region that holds all candidates, whose organ designates where they cannot agree; null where the regions are not delivered.',
  `next_step` STRING NOT NULL COMMENT 'file where there is one candidate; talk where there are several, then the superior designates; talk_or_ministry where suspects are abroad, as the ministry may designate.',
  `reason` STRING NOT NULL COMMENT 'What speaks for the unit, in one sentence.',
  `legal_basis` STRING NOT NULL COMMENT 'What it rests on: the joint opinion of 2016 on telecom and online fraud cases.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per case series and unit that accepted a case of it: what speaks for its lead. A suggestion with its ground, never a decision; no person, card or account is judged by it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / series_id, unit',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
