WITH leg AS (
  SELECT *, direction = 'MT' AND trunk = 'voip' AS is_in_voip FROM telecom_call
)
SELECT number, int(count_if(direction = 'MO')) AS out_calls,
       int(count_if(direction = 'MO' AND trunk = 'voip')) AS out_voip,
       int(count_if(direction = 'MT')) AS in_calls, int(count_if(is_in_voip)) AS in_voip,
       int(count_if(is_in_voip AND other_class IN ('mobile', 'virtual_operator'))) AS in_voip_mobile,
       int(size(collect_set(IF(is_in_voip, other, NULL)))) AS voip_callers,
       sum(IF(is_in_voip, bigint(duration_s), 0L)) AS talk_voip_s
FROM leg GROUP BY number HAVING count_if(trunk = 'voip') > 0
