-- What each agent did per hour and department: what reports about agents add up.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    hour DateTime64(0, 'UTC') COMMENT 'Hour in which it happened, by the clock of the producer',
    agent_id String COMMENT 'Agent who did it',
    department LowCardinality(String) COMMENT 'Department of the events; empty without one',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'All events of the agent, Docket''s own left out',
    tickets AggregateFunction(uniqExact, String) COMMENT 'Tickets the agent did anything about, looking at them left out',
    messages SimpleAggregateFunction(sum, UInt64) COMMENT 'Messages to contacts, on any channel',
    internal_messages SimpleAggregateFunction(sum, UInt64) COMMENT 'Messages to other agents',
    notes SimpleAggregateFunction(sum, UInt64) COMMENT 'Notes on tickets',
    files SimpleAggregateFunction(sum, UInt64) COMMENT 'Files attached',
    transfers SimpleAggregateFunction(sum, UInt64) COMMENT 'Tickets given to another agent or department',
    resolved SimpleAggregateFunction(sum, UInt64) COMMENT 'Status changes to resolved',
    closed SimpleAggregateFunction(sum, UInt64) COMMENT 'Status changes to closed',
    views SimpleAggregateFunction(sum, UInt64) COMMENT 'Times a ticket was opened to look at it',
    calls SimpleAggregateFunction(sum, UInt64) COMMENT 'Calls',
    call_ms SimpleAggregateFunction(sum, UInt64) COMMENT 'Duration of the calls, ms',
    logins SimpleAggregateFunction(sum, UInt64) COMMENT 'Logins',
    failed_logins SimpleAggregateFunction(sum, UInt64) COMMENT 'Logins that were refused',
    first_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) COMMENT 'First event of the hour',
    last_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'Last event of the hour'
)
ENGINE = {{engine:Aggregating}}
PARTITION BY toYYYYMM(hour)
ORDER BY (tenant_id, hour, agent_id, department)
SETTINGS {{settings}}
