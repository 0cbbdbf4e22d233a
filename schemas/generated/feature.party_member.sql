-- Generated from schemas/tables/feature/party_member.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.party_member (
  `person` BIGINT NOT NULL COMMENT 'Token of the person\'s leading document.',
  `left_at` TIMESTAMP NOT NULL COMMENT 'When the person left the country.',
  `returned_at` TIMESTAMP COMMENT 'When the person came back; null while abroad as far as known.',
  `party` BIGINT NOT NULL COMMENT 'Token of the booking or vehicle.',
  `port` STRING NOT NULL COMMENT 'Port of the exit.',
  `country` STRING NOT NULL COMMENT 'Country travelled to.',
  `transport` STRING NOT NULL COMMENT 'air, rail, road, sea or foot.',
  `purpose` STRING NOT NULL COMMENT 'Purpose declared on exit.',
  `documented_on` DATE COMMENT 'Start of validity of the first document ever delivered beside the leading one; null for none.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per person abroad, or back lately, who left with a party: the booking or vehicle shared with others, and since when the person is known to have a travel document.'
TBLPROPERTIES (
  'cluelake.key' = 'none / person, left_at',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
