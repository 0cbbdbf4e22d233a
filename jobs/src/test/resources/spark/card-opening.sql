WITH described AS (
  SELECT 'number' AS entity_kind, number AS entity, opened_on, opened_region AS region,
         if(virtual_operator IS NULL, 'carrier', 'virtual_operator') AS issuer_kind,
         coalesce(virtual_operator, carrier) AS issuer,
         rank() OVER (PARTITION BY number, opened_on
                      ORDER BY valid_from DESC, opened_region DESC,
                               coalesce(virtual_operator, carrier) DESC,
                               if(virtual_operator IS NULL, 'carrier', 'virtual_operator') DESC)
           AS place
  FROM telecom_subscriber
  UNION ALL
  SELECT 'account', account, opened_on, opened_region, 'bank', bank,
         rank() OVER (PARTITION BY account
                      ORDER BY valid_from DESC, opened_on DESC, opened_region DESC, bank DESC)
  FROM bank_account
), tonight AS (
  SELECT DISTINCT entity_kind, entity, opened_on, region, issuer_kind, issuer FROM described WHERE place = 1
)
SELECT * FROM tonight
UNION ALL
SELECT entity_kind, entity, opened_on, region, issuer_kind, issuer
FROM card_opening_before b
WHERE NOT EXISTS (
  SELECT 1 FROM tonight t
  WHERE t.entity_kind = b.entity_kind AND t.entity = b.entity
    AND (t.entity_kind = 'account' OR t.opened_on = b.opened_on))
