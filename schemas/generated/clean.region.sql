-- Generated from schemas/tables/clean/region.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE clean.region (
  `code` STRING NOT NULL COMMENT 'Six-digit code.',
  `name` STRING NOT NULL COMMENT 'Name of the region.',
  `level` STRING NOT NULL COMMENT 'nation, province, city or county.',
  `parent` STRING COMMENT 'Code of the region above; null for the nation.',
  `valid_from` DATE NOT NULL COMMENT 'First day of validity.',
  `valid_to` DATE COMMENT 'Last day of validity; null while it lasts.',
  `resident_female_0_15` BIGINT NOT NULL COMMENT 'Resident female population aged 0 to 15.',
  `resident_female_16_35` BIGINT NOT NULL COMMENT 'Resident female population aged 16 to 35.',
  `resident_female_36_59` BIGINT NOT NULL COMMENT 'Resident female population aged 36 to 59.',
  `resident_female_60_up` BIGINT NOT NULL COMMENT 'Resident female population aged 60 and over.',
  `resident_male_0_15` BIGINT NOT NULL COMMENT 'Resident male population aged 0 to 15.',
  `resident_male_16_35` BIGINT NOT NULL COMMENT 'Resident male population aged 16 to 35.',
  `resident_male_36_59` BIGINT NOT NULL COMMENT 'Resident male population aged 36 to 59.',
  `resident_male_60_up` BIGINT NOT NULL COMMENT 'Resident male population aged 60 and over.',
  `registered_female_0_15` BIGINT NOT NULL COMMENT 'Registered female population aged 0 to 15.',
  `registered_female_16_35` BIGINT NOT NULL COMMENT 'Registered female population aged 16 to 35.',
  `registered_female_36_59` BIGINT NOT NULL COMMENT 'Registered female population aged 36 to 59.',
  `registered_female_60_up` BIGINT NOT NULL COMMENT 'Registered female population aged 60 and over.',
  `registered_male_0_15` BIGINT NOT NULL COMMENT 'Registered male population aged 0 to 15.',
  `registered_male_16_35` BIGINT NOT NULL COMMENT 'Registered male population aged 16 to 35.',
  `registered_male_36_59` BIGINT NOT NULL COMMENT 'Registered male population aged 36 to 59.',
  `registered_male_60_up` BIGINT NOT NULL COMMENT 'Registered male population aged 60 and over.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.'
)
USING DELTA
PARTITIONED BY (biz_date, gen)
COMMENT 'One row per region and period of validity, with its population.'
TBLPROPERTIES (
  'cluelake.key' = 'none / code, valid_from',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
