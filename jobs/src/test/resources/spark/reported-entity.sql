SELECT entity_kind, entity,
       CAST(size(collect_set(report_id)) AS INT) AS reports,
       CAST(count(DISTINCT reporter) + max(if(reporter IS NULL, 1, 0)) AS INT) AS reporters,
       CAST(size(collect_set(channel)) AS INT) AS channels,
       min(reported_at) AS first_at, max(reported_at) AS last_at
FROM public_report
GROUP BY entity_kind, entity
