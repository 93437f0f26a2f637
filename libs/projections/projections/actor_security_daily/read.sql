SELECT
    tenant_id,
    day,
    actor_type,
    actor_id,
    sum(events) AS events,
    sum(logins) AS logins,
    sum(failed_logins) AS failed_logins,
    sum(denied) AS denied,
    sum(failures) AS failures,
    sum(exports) AS exports,
    sum(exported_rows) AS exported_rows,
    sum(permission_changes) AS permission_changes,
    sum(settings_changes) AS settings_changes,
    sum(impersonations) AS impersonations,
    uniqExactMerge(tickets_viewed) AS tickets_viewed,
    arraySort(groupUniqArrayIfMerge(ips)) AS ips,
    min(first_at) AS first_at,
    max(last_at) AS last_at
FROM {{table}}
GROUP BY tenant_id, day, actor_type, actor_id
