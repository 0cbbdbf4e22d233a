WITH link AS (
  SELECT * FROM money_link WHERE links <= 100 AND nights < 8
), changed AS (
  SELECT account, counterparty, least(first_out_on, first_in_on) = ${date} AS is_new,
         first_out_on IS NOT NULL AND first_in_on IS NOT NULL AS is_two_way
  FROM link WHERE ${date} IN (first_out_on, first_in_on)
), age AS (
  SELECT count_if(datediff(${date}, least(first_out_on, first_in_on)) >= 30) = 0 AS is_early
  FROM money_link
), around AS (
  SELECT counterparty AS end,
         map_from_entries(collect_list(struct(account, struct(links, holder) AS side))) AS around
  FROM link LEFT SEMI JOIN (SELECT account AS counterparty FROM changed) USING (counterparty)
  GROUP BY counterparty
), pair AS (
  SELECT c.*, n.around AS near, f.around AS far
  FROM changed c
  JOIN around n ON n.end = c.account
  JOIN around f ON f.end = c.counterparty
  WHERE c.account < c.counterparty
    AND n.around[c.counterparty] IS NOT NULL AND f.around[c.account] IS NOT NULL
    AND (n.around[c.counterparty].holder IS NULL OR f.around[c.account].holder IS NULL
         OR n.around[c.counterparty].holder <> f.around[c.account].holder)
), side AS (
  SELECT *, struct(account AS account, far[account].links AS links) AS own,
         struct(counterparty AS account, near[counterparty].links AS links) AS others,
         filter(array_intersect(map_keys(near), map_keys(far)), x ->
           near[x].holder IS NULL
           OR NOT (near[x].holder <=> far[account].holder
                   OR near[x].holder <=> near[counterparty].holder)) AS strangers
  FROM pair
), loop AS (
  SELECT DISTINCT explode(concat(
    if(is_two_way, array(array_sort(array(own, others))), array()),
    if(is_new,
       transform(strangers, x -> array_sort(array(
         own, others, struct(x AS account, near[x].links AS links)))),
       array()))) AS members
  FROM side
), told AS (
  SELECT member.account, filter(members, m -> m.account <> member.account) AS others
  FROM loop LATERAL VIEW explode(members) AS member
)
SELECT account, others[0].account AS partner, element_at(others, -1).account AS other,
       others[0].links AS partner_links,
       if(size(others) = 1, 1, element_at(others, -1).links) AS other_links, is_early
FROM told CROSS JOIN age
