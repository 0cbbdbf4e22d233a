-- Generated from schemas/tables/feature/listed_entity.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.listed_entity (
  `entity_kind` STRING NOT NULL COMMENT 'number, account, domain or app; a reader takes the kinds it knows.',
  `entity` BIGINT NOT NULL COMMENT 'Token of the number, account or name.',
  `source` STRING NOT NULL COMMENT 'case where a live case names it, list where only last night\'s list holds it.',
  `status` STRING NOT NULL COMMENT 'active, or why it is no evidence: protected; reissued after its last known use; spoofed, shown by calls it cannot have made; or shared, a name so many numbers visit, or use without reporting a fraud, that visiting it says nothing; common, a name of which that last is likely but its cases too fresh to tell, weak evidence of a visit and none of anything else.',
  `role` STRING NOT NULL COMMENT 'Part it played in its earliest case; pattern for a list entry.',
  `layer` INT COMMENT 'Smallest layer in any case.',
  `scam_class` STRING NOT NULL COMMENT 'Fraud class of its earliest case; unknown for a list entry.',
  `campaign` STRING NOT NULL COMMENT 'Campaign of its earliest case; none for a list entry.',
  `cases` INT NOT NULL COMMENT 'Live cases that name it.',
  `listed_at` TIMESTAMP NOT NULL COMMENT 'Acceptance of its earliest live case, or start of the list entry.',
  `account_kind` STRING COMMENT 'Kind of a listed account, so that shared merchant accounts are recognised.',
  `hops` INT COMMENT 'Links between it and the nearest entity a case names: 0 where a case names it itself, 1 for a list row whose finding was linked to such a one. Rows too many hops away are left out.',
  `strength` INT COMMENT 'What a link to it is worth, in thousandths: falls with each hop; 0 where it is no evidence or a hub (a merchant\'s or firm\'s account, one named only as the money\'s way out, one very many deal with, anything very many cases name).',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per number, account, domain or app a live case names or last night\'s list holds, with whether it may still be used as evidence.'
TBLPROPERTIES (
  'cluelake.key' = 'none / entity_kind, entity',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
