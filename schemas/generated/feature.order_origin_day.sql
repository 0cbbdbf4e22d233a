-- Generated from schemas/tables/feature/order_origin_day.yaml, do not edit.
-- The lake makes its tables itself and holds required columns and rules before each commit.

CREATE TABLE feature.order_origin_day (
  `account` BIGINT NOT NULL COMMENT 'Token of the paying account.',
  `orders` INT NOT NULL COMMENT 'Payments ordered on a device, settled or not.',
  `vpn` INT NOT NULL COMMENT 'Of these, ordered through a tunnel.',
  `datacentre` INT NOT NULL COMMENT 'Of these, ordered from a data centre\'s network.',
  `overseas` INT NOT NULL COMMENT 'Of these, ordered from an overseas network.',
  `shared` INT NOT NULL COMMENT 'Of these, ordered from an address many accounts share.',
  `devices` INT NOT NULL COMMENT 'Distinct ordering devices.',
  `origin_changes` INT NOT NULL COMMENT 'Orders whose network was of another kind than the order\'s before on the day.',
  `device_changes` INT NOT NULL COMMENT 'Orders on another device than the order before on the day.',
  `quickest_change_s` INT COMMENT 'Least seconds between an order and one from another kind of network; null where none changed.',
  `biz_date` DATE NOT NULL COMMENT 'The night the row was made for.',
  `gen` INT NOT NULL COMMENT 'The generation of that night, from 1; readers follow the published.',
  `bucket` INT NOT NULL COMMENT 'The low bits of the subject\'s token.'
)
USING DELTA
PARTITIONED BY (biz_date, gen, bucket)
COMMENT 'One row per account and day with payments ordered on a device: from what networks and devices, and how often these changed. A supporting fact; many people use such networks by right.'
TBLPROPERTIES (
  'cluelake.key' = 'account / account',
  'delta.appendOnly' = 'true',
  'delta.checkpointInterval' = '10',
  'delta.dataSkippingNumIndexedCols' = '0',
  'delta.deletedFileRetentionDuration' = 'interval 30 days',
  'delta.logRetentionDuration' = 'interval 30 days'
);
