-- Loops of money links of at most 100 a side and under 8 nights of dealing that closed tonight.
WITH link AS (
  SELECT * FROM money_link WHERE links <= 100 AND nights < 8
), changed AS (
  SELECT account, counterparty, links, holder,
         ${date} - (SELECT min(least(first_out_on, first_in_on)) FROM money_link) < 30 AS is_early,
         least(first_out_on, first_in_on) = ${date} AS is_new,
         first_out_on IS NOT NULL AND first_in_on IS NOT NULL AS is_two_way
  FROM link
  WHERE first_out_on = ${date} OR first_in_on = ${date}
), pair AS (
  SELECT c.is_early, c.is_new, c.is_two_way,
         c.account AS a, c.links AS a_links, c.holder AS a_holder,
         c.counterparty AS b, f.links AS b_links, f.holder AS b_holder
  FROM changed c
  SEMI JOIN (SELECT DISTINCT account AS counterparty FROM changed) e USING (counterparty)
  JOIN link f ON f.account = c.counterparty AND f.counterparty = c.account
  WHERE c.account < c.counterparty
    AND (f.holder IS NULL OR c.holder IS NULL OR f.holder <> c.holder)
), around AS (
  SELECT l.counterparty AS member, l.account AS x, l.links, l.holder
  FROM link l
  WHERE l.counterparty IN (SELECT a FROM pair WHERE is_new UNION ALL SELECT b FROM pair WHERE is_new)
), loop AS (
  SELECT is_early, [{'account': a, 'links': a_links}, {'account': b, 'links': b_links}] AS members
  FROM pair WHERE is_two_way
  UNION
  SELECT p.is_early,
         list_sort([{'account': p.a, 'links': p.a_links}, {'account': p.b, 'links': p.b_links},
                    {'account': na.x, 'links': na.links}]) AS members
  FROM pair p
  JOIN around na ON na.member = p.a
  JOIN around nb ON nb.member = p.b AND nb.x = na.x
  WHERE p.is_new
    AND (na.holder IS NULL
         OR (na.holder IS DISTINCT FROM p.a_holder AND na.holder IS DISTINCT FROM p.b_holder))
), member AS (
  SELECT is_early, members, unnest(members).account AS account FROM loop
), others AS (
  SELECT is_early, account, list_filter(members, lambda m: m.account <> account) AS others
  FROM member
)
SELECT account, others[1].account AS partner, others[-1].account AS other,
       others[1].links AS partner_links,
       CASE WHEN len(others) = 1 THEN 1 ELSE others[-1].links END AS other_links, is_early
FROM others
