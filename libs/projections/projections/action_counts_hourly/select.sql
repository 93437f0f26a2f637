SELECT
    tenant_id,
    toDateTime64(intDiv(toUnixTimestamp64Milli(occurred_at), 3600000) * 3600, 0, 'UTC') AS hour,
    department,
    channel,
    action,
    outcome,
    count() AS events
FROM {{events}}
WHERE {{included}}
GROUP BY tenant_id, hour, department, channel, action, outcome
