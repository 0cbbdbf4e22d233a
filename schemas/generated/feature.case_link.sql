-- Generated from schemas/tables/feature/case_link.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.case_link (
  `case_id` STRING NOT NULL COMMENT 'Number of the case, the smaller of the two.',
  `other_case` STRING NOT NULL COMMENT 'Number of the other case.',
  `entity_kind` STRING NOT NULL COMMENT 'number, account, device, domain, app or chat_group.',
  `entities` ARRAY<BIGINT> NOT NULL COMMENT 'Sorted tokens of the shared entities of that kind.',
  `weight` INT NOT NULL COMMENT 'Strength in thousandths: of each shared entity the weight of its kind, divided by the number of binary digits of the other cases that name it, so that a rare entity counts most.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per pair of live cases and kind of entity they share: the edges behind campaigns and case series. Hubs, protected entities and persons link nothing.'
TBLPROPERTIES (
  'cluelake.key' = 'none / case_id, other_case, entity_kind',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
