WITH side AS (
  SELECT account, counterparty, first_out_on, first_in_on, last_on,
         coalesce(least(first_out_on, first_in_on), first_out_on, first_in_on) AS begun_on,
         if(out_transfers > 1, out_transfers - 1, 0L) AS out_again,
         if(in_transfers > 1, in_transfers - 1, 0L) AS in_again
  FROM money_link
), end AS (
  SELECT account, partner AS member, weight, partner = other AS is_pair, struct(partner, other) AS loop
  FROM money_loop
  UNION ALL
  SELECT account, other, weight, false, struct(partner, other) FROM money_loop WHERE partner <> other
), role AS (
  SELECT e.account, e.loop, max(e.weight) AS weight, bool_or(e.is_pair) AS is_pair,
         count(s.first_out_on) AS paid_members, count(s.first_in_on) AS paying_members,
         count(if(s.first_out_on IS NOT NULL AND s.first_in_on IS NOT NULL, 1, NULL)) AS both_members
  FROM end e LEFT JOIN side s ON s.account = e.account AND s.counterparty = e.member
  GROUP BY e.account, e.loop
), closed AS (
  SELECT account, sum(if(is_pair, 0, 1)) AS triangles, sum(weight) AS closure,
         sum(if(is_pair, weight, 0L)) AS pair_closure,
         sum(if(NOT is_pair AND paid_members = 2, weight, 0L)) AS source_closure,
         sum(if(NOT is_pair AND paying_members = 2, weight, 0L)) AS sink_closure,
         sum(if(NOT is_pair AND paid_members > 0 AND paying_members > 0
                AND paid_members + paying_members - both_members >= 2, weight, 0L)) AS pass_closure
  FROM role GROUP BY account
), tied AS (
  SELECT account, sort_array(collect_list(tie), false) AS ties
  FROM (SELECT account, member, sum(weight) AS tie FROM end GROUP BY account, member)
  GROUP BY account
), linked AS (
  SELECT account, CAST(count(1) AS INT) AS links, CAST(count(first_out_on) AS INT) AS payees,
         CAST(count(first_in_on) AS INT) AS payers,
         CAST(count_if(first_out_on IS NOT NULL AND first_in_on IS NOT NULL) AS INT) AS both_ways,
         sum(out_again) AS out_repeats, sum(in_again) AS in_repeats,
         CAST(count_if(out_again > 0) AS INT) AS repeated_payees,
         CAST(count_if(in_again > 0) AS INT) AS repeated_payers,
         greatest(max(out_again), max(in_again)) AS most_repeats,
         datediff(${date}, min(begun_on)) AS known_days, datediff(${date}, max(begun_on)) AS newest_days,
         datediff(${date}, max(last_on)) AS quiet_days,
         CAST(count_if(begun_on > date_sub(${date}, 30)) AS INT) AS new_links,
         datediff(max(first_out_on), min(first_out_on)) AS paying_days,
         datediff(max(first_in_on), min(first_in_on)) AS paid_days
  FROM side GROUP BY account
)
SELECT l.*, CAST(1000 * payees div (payees + payers) AS INT) AS payee_share,
       CAST(coalesce(triangles, 0) AS INT) AS triangles, coalesce(closure, 0L) AS closure,
       coalesce(pair_closure, 0L) AS pair_closure, coalesce(source_closure, 0L) AS source_closure,
       coalesce(sink_closure, 0L) AS sink_closure, coalesce(pass_closure, 0L) AS pass_closure,
       coalesce(get(ties, 0), 0L) AS tie_1, coalesce(get(ties, 1), 0L) AS tie_2,
       coalesce(get(ties, 2), 0L) AS tie_3, coalesce(get(ties, 3), 0L) AS tie_4
FROM linked l
LEFT JOIN closed c ON c.account = l.account
LEFT JOIN tied t ON t.account = l.account
