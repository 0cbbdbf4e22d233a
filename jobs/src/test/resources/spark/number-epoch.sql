WITH described AS (
  SELECT number, valid_from, holder, holder_kind, valid_to, biz_date FROM telecom_subscriber
  UNION ALL
  SELECT number, valid_from, holder, holder_kind, valid_to, biz_date FROM number_epoch_before
), newest AS (
  SELECT number, valid_from,
         min(struct(-unix_date(biz_date), -coalesce(unix_date(valid_to), 1000000), holder,
                    holder_kind, valid_to)) AS told
  FROM described GROUP BY number, valid_from
)
SELECT e.number, e.valid_from, e.told.holder AS holder, e.told.holder_kind AS holder_kind,
       CASE WHEN n.next IS NULL THEN e.told.valid_to
            WHEN e.told.valid_to < n.next THEN e.told.valid_to
            ELSE date_sub(n.next, 1) END AS valid_to
FROM newest e
LEFT JOIN (SELECT a.number, a.valid_from, min(b.valid_from) AS next
           FROM newest a JOIN newest b ON b.number = a.number AND b.valid_from > a.valid_from
           GROUP BY a.number, a.valid_from) n
  ON n.number = e.number AND n.valid_from = e.valid_from
