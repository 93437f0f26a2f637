SELECT
    tenant_id,
    toDate32(occurred_at, 'UTC') AS day,
    actor_type,
    actor_id,
    count() AS events,
    countIf(action = 'user.logged_in') AS logins,
    countIf(action = 'user.login_failed') AS failed_logins,
    countIf(outcome = 'DENIED') AS denied,
    countIf(outcome = 'FAILURE' AND action != 'user.login_failed') AS failures,
    countIf(action IN ('user.data_exported', 'audit.exported')) AS exports,
    sumIf(toUInt64OrZero(details['row_count']), action IN ('user.data_exported', 'audit.exported')) AS exported_rows,
    countIf(action = 'user.permission_changed') AS permission_changes,
    countIf(action = 'user.settings_changed') AS settings_changes,
    countIf(on_behalf_of_id != '') AS impersonations,
    uniqExactStateIf(ticket_id, action = 'user.viewed_ticket') AS tickets_viewed,
    groupUniqArrayIfState(ip, toUInt8(ip != '')) AS ips,
    min(occurred_at) AS first_at,
    max(occurred_at) AS last_at
FROM {{events}}
WHERE {{included}}
GROUP BY tenant_id, day, actor_type, actor_id
