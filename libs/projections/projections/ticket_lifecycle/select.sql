WITH
    tuple(occurred_at, epoch, kafka_partition, kafka_offset) AS place,
    -- In the words of docs/metrics.md, so that reports and projections cannot disagree.
    ((details['direction'] = 'IN' AND action IN ('ticket.message_added', 'ticket.facebook_message', 'ticket.tweeted', 'ticket.tencent_message', 'ticket.weibo_message', 'ticket.voice_message_added')) OR action = 'ticket.offline_message' OR (action = 'ticket.voice_message_added' AND actor_type = 'CONTACT')) AS is_in,
    (details['direction'] = 'OUT' AND action IN ('ticket.message_added', 'ticket.facebook_message', 'ticket.tweeted', 'ticket.tencent_message', 'ticket.weibo_message', 'ticket.voice_message_added')) AS is_out,
    (actor_type = 'AGENT' AND ((details['direction'] = 'OUT' AND action IN ('ticket.message_added', 'ticket.facebook_message', 'ticket.tweeted', 'ticket.tencent_message', 'ticket.weibo_message', 'ticket.voice_message_added')) OR action = 'ticket.chatted' OR (action = 'ticket.called' AND (details['answered'] = 'true' OR (details['answered'] = '' AND toUInt64OrZero(details['duration_ms']) > 0))))) AS is_response,
    (action = 'ticket.status_changed' AND details['to_category'] = 'RESOLVED') AS is_resolution,
    (action = 'ticket.status_changed' AND details['from_category'] IN ('RESOLVED', 'CLOSED') AND details['to_category'] IN ('NEW', 'OPEN', 'WAITING')) AS is_reopening,
    action = 'ticket.status_changed' AS is_change,
    is_change OR action = 'ticket.created' AS has_status
SELECT
    tenant_id,
    ticket_id,
    minOrNullIf(occurred_at, action = 'ticket.created') AS created_at,
    minOrNullIf(occurred_at, is_in) AS first_contact_message_at,
    groupUniqArrayIfState(occurred_at, toUInt8(is_response)) AS responses,
    argMaxIfState(if(is_change, details['to'], details['status']), place, toUInt8(has_status)) AS status,
    argMaxIfState(if(is_change, details['to_category'], details['status_category']), place, toUInt8(has_status)) AS status_category,
    argMaxIfState(if(action = 'ticket.created', details['priority'], details['to']), place, toUInt8(action IN ('ticket.created', 'ticket.priority_changed'))) AS priority,
    argMaxIfState(if(action = 'ticket.created', details['agent_id'], details['to_agent_id']), place, toUInt8(action IN ('ticket.created', 'ticket.transferred'))) AS agent_id,
    argMaxIfState(if(action = 'ticket.transferred' AND details['to_department_id'] != '', details['to_department_id'], toString({{events}}.department)), place, toUInt8({{events}}.department != '' OR details['to_department_id'] != '')) AS department,
    minOrNullIf(occurred_at, is_resolution) AS first_resolved_at,
    maxOrNullIf(occurred_at, is_resolution) AS last_resolved_at,
    maxOrNullIf(occurred_at, is_change AND details['to_category'] = 'CLOSED') AS last_closed_at,
    countIf(is_reopening) AS reopens,
    countIf(action = 'ticket.transferred') AS transfers,
    groupUniqArrayIfState(actor_id, toUInt8(actor_type = 'AGENT')) AS agents,
    groupUniqArrayIfState(toString({{events}}.department), toUInt8({{events}}.department != '')) AS departments,
    countIf(is_in) AS messages_in,
    countIf(is_out) AS messages_out,
    count() AS events,
    max(occurred_at) AS last_activity_at
FROM {{events}}
WHERE {{included}} AND ticket_id != '' AND startsWith(action, 'ticket.')
GROUP BY tenant_id, ticket_id
