SELECT tenant_id, hour, department, channel, action, outcome, sum(events) AS events
FROM {{table}}
GROUP BY tenant_id, hour, department, channel, action, outcome
