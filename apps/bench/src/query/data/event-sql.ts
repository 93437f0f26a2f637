import { ACTION, ACTOR_TYPE, DETAILS } from './actions.js';
import { DEPARTMENTS, EVENTS_OF_A_GROUP, groupColumns, PARTITIONS } from './world.js';

const GIVEN = ['Ada', 'Bruno', 'Dana', 'Emil', 'Farah', 'Grace', 'Hugo', 'Irena', 'Jan', 'Kofi', 'Lucie'];
const FAMILY = ['Novak', 'Okafor', 'Pham', 'Quist', 'Rossi', 'Sato', 'Toth', 'Ullmann', 'Varga', 'Weber', 'Young'];
const BROWSERS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Safari/605.1.15',
  'HelpdeskMobile/7.4 (Android 15; Pixel 9)',
  'HelpdeskDesktop/3.2 (Windows NT 10.0)',
];

const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]`;
const name = (number: string) =>
  `concat(${list(GIVEN)}[1 + ${number} % ${GIVEN.length}], ' ', ${list(FAMILY)}[1 + intDiv(${number}, ${GIVEN.length}) % ${FAMILY.length}])`;
/** A part of the events, by the hash of their number: one in so many. */
const oneIn = (of: number, salt: number) => `intDiv(hn, ${salt}) % ${of} = 0`;

/** Columns of `audit_events` in SQL, over the group and the number of an event. */
const COLUMNS: Readonly<Record<string, string>> = {
  // Version 7: 48 bits of time, the rest by the number of the event.
  event_id: `toUUID(concat(substring(millis, 1, 8), '-', substring(millis, 9, 4), '-7', substring(digits, 1, 3), '-8', substring(digits, 4, 3), '-', substring(digits, 7, 10), substring(millis, 11, 2)))`,
  occurred_at: `fromUnixTimestamp64Milli(at, 'UTC')`,
  tenant_id: 'tenant_id',
  action: 'action',
  actor_type: 'actor_type',
  actor_id: `multiIf(actor_type = 'AGENT', agent_id, actor_type = 'CONTACT', contact_id, 'automation')`,
  actor_name: `multiIf(actor_type = 'AGENT', agent_name, actor_type = 'CONTACT', contact_name, 'Automation')`,
  actor_email: `if(actor_type = 'AGENT', concat(agent_id, '@desk.example'), '')`,
  actor_role: `if(actor_type = 'AGENT', 'agent', '')`,
  actor_department_id: `if(actor_type = 'AGENT', concat('dep-', toString(agent % ${DEPARTMENTS})), '')`,
  department: `concat('dep-', toString(if(is_shift, agent % ${DEPARTMENTS}, desk)))`,
  department_id: `if(is_shift, '', concat('dep-', toString(desk)))`,
  department_name: `if(is_shift, '', concat('Desk ', toString(desk)))`,
  ticket_id: `if(is_shift, '', ticket)`,
  target_type: `if(action = 'user.general_action', 'macro', '')`,
  target_id: `if(action = 'user.general_action', concat('macro-', toString(hn % 40)), '')`,
  channel: `if(is_shift, 'web', way)`,
  session_id: `concat('s-', lower(hex(cityHash64(tenant, if(actor_type = 'CONTACT', contact, agent), intDiv(at, 36000000)))))`,
  request_id: `if(${oneIn(2, 59)}, concat('r-', lower(hex(cityHash64(number, 2)))), '')`,
  trace_id: `if(${oneIn(10, 61)}, lower(hex(sipHash128(number))), '')`,
  ip: `concat('10.', toString(tenant % 250), '.', toString(agent % 250), '.', toString(contact % 250))`,
  user_agent: `if(actor_type = 'SYSTEM', '', ${list(BROWSERS)}[1 + agent % ${BROWSERS.length}])`,
  outcome: `multiIf(action = 'user.login_failed', 'FAILURE', ${oneIn(70, 67)}, 'DENIED', ${oneIn(200, 71)}, 'FAILURE', 'SUCCESS')`,
  reason: `if(${oneIn(70, 67)}, 'not a member of the department', '')`,
  producer_service: `'helpdesk'`,
  producer_instance: `concat('helpdesk-', toString(intDiv(number, 2000000)), '-', toString(number % 4))`,
  producer_sequence: 'intDiv(number, 4)',
  labels: `CAST(if(${oneIn(3, 73)}, map('plan', ['free', 'team', 'enterprise'][1 + tenant % 3], 'region', 'eu-central'), map()), 'Map(LowCardinality(String), String)')`,
  details: `CAST(${DETAILS}, 'Map(LowCardinality(String), String)')`,
  schema_id: `toUInt32(1 + cityHash64(action) % 30)`,
  epoch: '1',
  // As the key of a record decides it: all events of a ticket in one partition.
  kafka_partition: `cityHash64(tenant, if(is_shift, agent_id, ticket)) % ${PARTITIONS}`,
  kafka_offset: 'number',
  appended_at: `fromUnixTimestamp64Milli(at + 40, 'UTC')`,
  ingested_at: `fromUnixTimestamp64Milli(at + 120, 'UTC')`,
};

/** The columns that generated events have; all others are empty. */
export const GENERATED_COLUMNS = Object.keys(COLUMNS);

/**
 * A SELECT that makes the events `from` to `from + count - 1` of `rows`. Their numbers go with time but for the events within a
 * ticket, as offsets do in a topic.
 */
export function eventsSql({ from, count, rows }: { from: number; count: number; rows: number }): string {
  const columns = GENERATED_COLUMNS.map((column) => `${COLUMNS[column] ?? ''} AS c_${column}`).join(',\n  ');
  const named = GENERATED_COLUMNS.map((column) => `c_${column} AS ${column}`).join(', ');
  return `SELECT ${named} FROM (SELECT
  ${columns}
FROM (SELECT *, concat('agent-', toString(agent)) AS agent_id, concat('agent-', toString(other_agent)) AS other_agent_id,
    concat('contact-', toString(contact)) AS contact_id, ${name('agent')} AS agent_name, ${name('contact')} AS contact_name,
    cityHash64(number) AS hn,
    begins + toInt64(lasts * pow(i / ${EVENTS_OF_A_GROUP}, 1.3)) + if(i = 0, 0, hn % 1000) AS at,
    lower(hex(toUInt64(at))) AS hex_at, leftPad(hex_at, 12, '0') AS millis, leftPad(lower(hex(cityHash64(number, 1))), 16, '0') AS digits,
    ${ACTION} AS action, ${ACTOR_TYPE} AS actor_type
  FROM (SELECT number, intDiv(number, ${EVENTS_OF_A_GROUP}) AS g, toUInt8(number % ${EVENTS_OF_A_GROUP}) AS i,
    ${groupColumns(Math.ceil(rows / EVENTS_OF_A_GROUP))}
    FROM numbers(${from}, ${count}))))`;
}
