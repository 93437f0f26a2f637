-- How often each action happened per hour, by department, channel and outcome.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    hour DateTime64(0, 'UTC') COMMENT 'Hour in which it happened, by the clock of the producer',
    department LowCardinality(String) COMMENT 'Department of the event; empty without one',
    channel LowCardinality(String) COMMENT 'Way it came in; empty when not given',
    action LowCardinality(String) COMMENT 'What happened',
    outcome LowCardinality(String) COMMENT 'SUCCESS, FAILURE or DENIED',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'How many events'
)
ENGINE = {{engine:Aggregating}}
PARTITION BY toYYYYMM(hour)
ORDER BY (tenant_id, hour, department, channel, action, outcome)
SETTINGS {{settings}}
