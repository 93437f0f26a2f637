WITH arrayFilter(time -> time >= coalesce(first_contact_message_at, created_at, toDateTime64(0, 3, 'UTC')), answered) AS late
SELECT
    tenant_id,
    ticket_id,
    created_at,
    first_contact_message_at,
    if(empty(late), NULL, arrayMin(late)) AS first_response_at,
    status,
    status_category,
    priority,
    agent_id,
    department,
    first_resolved_at,
    last_resolved_at,
    last_closed_at,
    reopens,
    transfers,
    agents,
    departments,
    messages_in,
    messages_out,
    events,
    last_activity_at
FROM
(
    SELECT
        tenant_id,
        ticket_id,
        min(created_at) AS created_at,
        min(first_contact_message_at) AS first_contact_message_at,
        arraySort(groupUniqArrayIfMerge(responses)) AS answered,
        argMaxIfMerge(status) AS status,
        argMaxIfMerge(status_category) AS status_category,
        argMaxIfMerge(priority) AS priority,
        argMaxIfMerge(agent_id) AS agent_id,
        argMaxIfMerge(department) AS department,
        min(first_resolved_at) AS first_resolved_at,
        max(last_resolved_at) AS last_resolved_at,
        max(last_closed_at) AS last_closed_at,
        sum(reopens) AS reopens,
        sum(transfers) AS transfers,
        arraySort(groupUniqArrayIfMerge(agents)) AS agents,
        arraySort(groupUniqArrayIfMerge(departments)) AS departments,
        sum(messages_in) AS messages_in,
        sum(messages_out) AS messages_out,
        sum(events) AS events,
        max(last_activity_at) AS last_activity_at
    FROM {{table}}
    GROUP BY tenant_id, ticket_id
)
