-- What matters for security, per actor and day (UTC): logins, refusals, exports, changed rights, and where from.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    day Date32 COMMENT 'Day (UTC) on which it happened, by the clock of the producer',
    actor_type LowCardinality(String) COMMENT 'Kind of actor',
    actor_id String COMMENT 'Who did it',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'All events of the actor',
    logins SimpleAggregateFunction(sum, UInt64) COMMENT 'Logins',
    failed_logins SimpleAggregateFunction(sum, UInt64) COMMENT 'Logins that were refused',
    denied SimpleAggregateFunction(sum, UInt64) COMMENT 'What was refused for lack of permission',
    failures SimpleAggregateFunction(sum, UInt64) COMMENT 'What was tried and went wrong, logins left out',
    exports SimpleAggregateFunction(sum, UInt64) COMMENT 'Times data were taken out of the help desk or the audit log',
    exported_rows SimpleAggregateFunction(sum, UInt64) COMMENT 'Rows taken out, as far as told',
    permission_changes SimpleAggregateFunction(sum, UInt64) COMMENT 'Changes of rights the actor made',
    settings_changes SimpleAggregateFunction(sum, UInt64) COMMENT 'Changes of settings the actor made',
    impersonations SimpleAggregateFunction(sum, UInt64) COMMENT 'Events done in the name of somebody else',
    tickets_viewed AggregateFunction(uniqExact, String) COMMENT 'Tickets looked at',
    ips AggregateFunction(groupUniqArrayIf, String, UInt8) COMMENT 'Addresses the actor came from',
    first_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) COMMENT 'First event of the day',
    last_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'Last event of the day'
)
ENGINE = {{engine:Aggregating}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, actor_type, actor_id)
SETTINGS {{settings}}
