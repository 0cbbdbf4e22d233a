-- Generated from schemas/tables/ops/region_act.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE ops.region_act (
  `sequence` INT NOT NULL COMMENT 'Place in the register, from 1.',
  `side` STRING NOT NULL COMMENT 'source: where suspects, accounts and cards come from; victim: where losses occur. The two are never mixed.',
  `region` STRING NOT NULL COMMENT 'Code of the area.',
  `quarter` STRING NOT NULL COMMENT 'Quarter whose figures the line rests on, such as 2026Q1.',
  `done_on` DATE NOT NULL COMMENT 'Day it was done.',
  `kind` STRING NOT NULL COMMENT 'recommended, moved, kept, expired, objected, upheld, rejected, inquired or succeeded.',
  `from_state` STRING NOT NULL COMMENT 'State before: normal, watch, yellow, red, interview, proposed, listed, rectifying, proposed_delisting or look_back.',
  `to_state` STRING NOT NULL COMMENT 'State after; the same where it stays.',
  `decided_by` ARRAY<STRING> NOT NULL COMMENT 'Who decided, by office and name; empty for what takes place by itself.',
  `reason_code` STRING NOT NULL COMMENT 'Why, from the fixed list of its kind.',
  `text` STRING NOT NULL COMMENT 'Reasons in plain words.',
  `reference` STRING NOT NULL COMMENT 'What it is about: the recommended step, the number of the objection, the codes an area succeeded; empty for none.',
  `evidence` STRING NOT NULL COMMENT 'row_hash of the publication the figures come from; empty where there are none.',
  `rules_version` INT NOT NULL COMMENT 'Version of conf/listing.yaml.',
  `code_version` STRING NOT NULL COMMENT 'Version of ClueLake.',
  `previous_hash` STRING NOT NULL COMMENT 'row_hash of the line before; empty for the first.',
  `row_hash` STRING NOT NULL COMMENT 'SHA-256 over this row and previous_hash: a line that was changed, taken out or moved is noticed.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per line of the register of key areas: what figures recommended, what people decided, what an area objected to. Rows are only added, each naming the one before it.'
TBLPROPERTIES (
  'cluelake.key' = 'none / sequence',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
