-- One row per ticket: when it came, was answered, resolved and closed, how it stands, and who had to do with it.
--
-- The first response is the first message, chat or answered call of an agent at or after the contact's first message
-- (without one: after the ticket was created). Which that is can change when earlier events come late, so all times of
-- such responses are kept.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it is',
    ticket_id String COMMENT 'The ticket',
    created_at SimpleAggregateFunction(min, Nullable(DateTime64(3, 'UTC'))) COMMENT 'When it was created',
    first_contact_message_at SimpleAggregateFunction(min, Nullable(DateTime64(3, 'UTC'))) COMMENT 'First message of a contact',
    responses AggregateFunction(groupUniqArrayIf, DateTime64(3, 'UTC'), UInt8) COMMENT 'Times of all messages, chats and answered calls of agents to contacts',
    status AggregateFunction(argMaxIf, String, Tuple(DateTime64(3, 'UTC'), UInt32, UInt32, UInt64), UInt8) COMMENT 'Status, as the installation calls it',
    status_category AggregateFunction(argMaxIf, String, Tuple(DateTime64(3, 'UTC'), UInt32, UInt32, UInt64), UInt8) COMMENT 'What the status means',
    priority AggregateFunction(argMaxIf, String, Tuple(DateTime64(3, 'UTC'), UInt32, UInt32, UInt64), UInt8) COMMENT 'Priority; empty when none is set',
    agent_id AggregateFunction(argMaxIf, String, Tuple(DateTime64(3, 'UTC'), UInt32, UInt32, UInt64), UInt8) COMMENT 'Agent it was given to last',
    department AggregateFunction(argMaxIf, String, Tuple(DateTime64(3, 'UTC'), UInt32, UInt32, UInt64), UInt8) COMMENT 'Department of its last event that names one',
    first_resolved_at SimpleAggregateFunction(min, Nullable(DateTime64(3, 'UTC'))) COMMENT 'First change to resolved',
    last_resolved_at SimpleAggregateFunction(max, Nullable(DateTime64(3, 'UTC'))) COMMENT 'Last change to resolved',
    last_closed_at SimpleAggregateFunction(max, Nullable(DateTime64(3, 'UTC'))) COMMENT 'Last change to closed',
    reopens SimpleAggregateFunction(sum, UInt64) COMMENT 'Changes from resolved or closed to something else but those',
    transfers SimpleAggregateFunction(sum, UInt64) COMMENT 'Times it went to another agent or department',
    agents AggregateFunction(groupUniqArrayIf, String, UInt8) COMMENT 'Agents who did anything about it',
    departments AggregateFunction(groupUniqArrayIf, String, UInt8) COMMENT 'Departments it was in',
    messages_in SimpleAggregateFunction(sum, UInt64) COMMENT 'Messages from contacts',
    messages_out SimpleAggregateFunction(sum, UInt64) COMMENT 'Messages to contacts',
    events SimpleAggregateFunction(sum, UInt64) COMMENT 'Events of the ticket, looking at it left out',
    last_activity_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'Its last event, looking at it left out'
)
ENGINE = {{engine:Aggregating}}
ORDER BY (tenant_id, ticket_id)
SETTINGS {{settings}}
