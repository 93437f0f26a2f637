SELECT
    tenant_id,
    hour,
    agent_id,
    department,
    sum(events) AS events,
    uniqExactMerge(tickets) AS tickets,
    sum(messages) AS messages,
    sum(internal_messages) AS internal_messages,
    sum(notes) AS notes,
    sum(files) AS files,
    sum(transfers) AS transfers,
    sum(resolved) AS resolved,
    sum(closed) AS closed,
    sum(views) AS views,
    sum(calls) AS calls,
    sum(call_ms) AS call_ms,
    sum(logins) AS logins,
    sum(failed_logins) AS failed_logins,
    min(first_at) AS first_at,
    max(last_at) AS last_at
FROM {{table}}
GROUP BY tenant_id, hour, agent_id, department
