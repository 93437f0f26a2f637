WITH
    tuple(occurred_at, epoch, kafka_partition, kafka_offset) AS place,
    action IN ('ticket.message_added', 'ticket.facebook_message', 'ticket.tweeted', 'ticket.tencent_message', 'ticket.weibo_message', 'ticket.voice_message_added') AS is_message,
    (is_message AND details['direction'] = 'IN') OR action = 'ticket.offline_message' AS is_in,
    is_message AND details['direction'] = 'OUT' AS is_out,
    action = 'ticket.status_changed' AS is_change,
    is_change OR action = 'ticket.created' AS has_status
SELECT
    tenant_id,
    ticket_id,
    minOrNullIf(occurred_at, action = 'ticket.created') AS created_at,
    minOrNullIf(occurred_at, is_in) AS first_contact_message_at,
    groupUniqArrayIfState(occurred_at, toUInt8(is_out AND actor_type = 'AGENT')) AS responses,
    argMaxIfState(if(is_change, details['to'], details['status']), place, toUInt8(has_status)) AS status,
    argMaxIfState(if(is_change, details['to_category'], details['status_category']), place, toUInt8(has_status)) AS status_category,
    argMaxIfState(if(action = 'ticket.created', details['priority'], details['to']), place, toUInt8(action IN ('ticket.created', 'ticket.priority_changed'))) AS priority,
    argMaxIfState(if(action = 'ticket.created', details['agent_id'], details['to_agent_id']), place, toUInt8(action IN ('ticket.created', 'ticket.transferred'))) AS agent_id,
    argMaxIfState(if(action = 'ticket.transferred' AND details['to_department_id'] != '', details['to_department_id'], toString({{events}}.department)), place, toUInt8({{events}}.department != '' OR details['to_department_id'] != '')) AS department,
    minOrNullIf(occurred_at, is_change AND details['to_category'] = 'RESOLVED') AS first_resolved_at,
    maxOrNullIf(occurred_at, is_change AND details['to_category'] = 'RESOLVED') AS last_resolved_at,
    maxOrNullIf(occurred_at, is_change AND details['to_category'] = 'CLOSED') AS last_closed_at,
    countIf(is_change AND details['from_category'] IN ('RESOLVED', 'CLOSED') AND details['to_category'] IN ('NEW', 'OPEN', 'WAITING')) AS reopens,
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
