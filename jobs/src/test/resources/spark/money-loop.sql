SELECT coalesce(t.account, b.account) AS account, coalesce(t.partner, b.partner) AS partner,
       coalesce(t.other, b.other) AS other,
       if(t.account IS NULL, b.weight,
          1000000000L div greatest(1L, CAST(t.partner_links AS BIGINT) * t.other_links))
         AS weight,
       if(t.account IS NULL, b.closed_on, ${date}) AS closed_on,
       if(t.account IS NULL, b.is_early, t.is_early) AS is_early
FROM new_loop t
FULL OUTER JOIN (SELECT * FROM money_loop_before WHERE datediff(${date}, closed_on) < 180) b
ON t.account = b.account AND t.partner = b.partner AND t.other = b.other
