SELECT
    tenant_id,
    toDateTime64(intDiv(toUnixTimestamp64Milli(occurred_at), 3600000) * 3600, 0, 'UTC') AS hour,
    actor_id AS agent_id,
    department,
    count() AS events,
    uniqExactStateIf(ticket_id, ticket_id != '' AND startsWith(action, 'ticket.')) AS tickets,
    countIf(details['direction'] = 'OUT' AND action IN ('ticket.message_added', 'ticket.facebook_message', 'ticket.tweeted', 'ticket.tencent_message', 'ticket.weibo_message', 'ticket.voice_message_added')) AS messages,
    countIf(action = 'ticket.internal_message_added') AS internal_messages,
    countIf(action = 'ticket.note_added') AS notes,
    countIf(action = 'ticket.file_attached') AS files,
    countIf(action = 'ticket.transferred') AS transfers,
    countIf(action = 'ticket.status_changed' AND details['to_category'] = 'RESOLVED') AS resolved,
    countIf(action = 'ticket.status_changed' AND details['to_category'] = 'CLOSED') AS closed,
    countIf(action = 'user.viewed_ticket') AS views,
    countIf(action = 'ticket.called') AS calls,
    sumIf(toUInt64OrZero(details['duration_ms']), action = 'ticket.called') AS call_ms,
    countIf(action = 'user.logged_in') AS logins,
    countIf(action = 'user.login_failed') AS failed_logins,
    min(occurred_at) AS first_at,
    max(occurred_at) AS last_at
FROM {{events}}
WHERE {{included}} AND actor_type = 'AGENT' AND NOT startsWith(action, 'audit.')
GROUP BY tenant_id, hour, agent_id, department
