import { MIX_ACTIONS, type MixAction } from '../events/mix.js';
import { allDetailFields, detailFieldsOf, quoted } from './kafka-engine-columns.js';

const TABLE = 'events_queue';
const VIEW = 'events_queue_mv';

/** Ends the reading; the view first, so that nothing is read into nowhere. */
export const DROP_SQL: readonly string[] = [`DROP TABLE ${VIEW} SYNC`, `DROP TABLE ${TABLE} SYNC`];

/** What the Kafka table reads from. */
export interface KafkaTableSource {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly registryUrl: string;
}

/**
 * Columns of `audit_events`, the fields of the envelope that fill them, and the types those are read as. LowCardinality
 * is left to the table: the engine makes a chunk of every message, which with such columns takes twice as long.
 */
const ENVELOPE: readonly (readonly [column: string, path: string, type: string])[] = [
  ['event_id', 'event_id', 'UUID'],
  ['occurred_at', 'occurred_at', "DateTime64(3, 'UTC')"],
  ['tenant_id', 'tenant_id', 'String'],
  ...person('actor', 'actor'),
  // A branch of a union adds the name of its record to the path.
  ...person('on_behalf_of', 'on_behalf_of.Actor'),
  ...texts('department_id', 'department_name', 'ticket_id'),
  ['target_type', 'target.Target.type', 'String'],
  ['target_id', 'target.Target.id', 'String'],
  ['target_name', 'target.Target.name', 'String'],
  ...texts('channel', 'session_id', 'request_id', 'trace_id', 'ip', 'user_agent', 'outcome', 'reason'),
  ['producer_service', 'producer.service', 'String'],
  ['producer_instance', 'producer.instance', 'String'],
  ['producer_sequence', 'producer.sequence', 'UInt64'],
  ...texts('subject_key_id'),
  ['labels', 'labels', 'Map(String, String)'],
];

function texts(...names: string[]): [string, string, string][] {
  return names.map((name) => [name, name, 'String']);
}

function person(who: string, path: string): [string, string, string][] {
  const parts = ['type', 'id', 'name', 'email', 'role', 'department_id'];
  return parts.map((part) => [`${who}_${part}`, `${path}.${part}`, 'String']);
}

/** The Kafka table: a column for every field of the envelope and for every field of an action of the mix. */
export function kafkaTableSql(source: KafkaTableSource): string {
  const columns = [
    ...ENVELOPE.map(([, path, type]) => `${quoted(`envelope.${path}`)} ${type}`),
    ...allDetailFields().map(({ name, type }) => `${quoted(name)} ${type}`),
  ];
  return `CREATE TABLE ${TABLE} (${columns.join(', ')})
ENGINE = Kafka
SETTINGS kafka_broker_list = '${source.brokers.join(',')}', kafka_topic_list = '${source.topic}',
  kafka_group_name = 'bench-kafka-engine', kafka_format = 'AvroConfluent',
  format_avro_schema_registry_url = '${source.registryUrl}',
  kafka_num_consumers = 2, kafka_thread_per_consumer = 1, kafka_max_block_size = 65536, kafka_flush_interval_ms = 1000,
  input_format_avro_allow_missing_fields = 1, input_format_avro_null_as_default = 1`;
}

/** The view that moves what was read into `audit_events`. */
export function kafkaViewSql(): string {
  const columns: (readonly [string, string])[] = [
    ...ENVELOPE.map(([column, path]) => [column, quoted(`envelope.${path}`)] as const),
    // The only header there is: looking it up by name would cost more.
    ['action', '_headers.value[1]'],
    ['department', "if(department_id = '', actor_department_id, department_id)"],
    ['details', detailsSql()],
    ['epoch', 'toUInt32(1)'],
    ['kafka_partition', '_partition'],
    ['kafka_offset', '_offset'],
    ['appended_at', 'assumeNotNull(_timestamp_ms)'],
    ['ingested_at', 'now64(3)'],
  ];
  const selected = columns.map(([name, expression]) => `${expression} AS ${name}`).join(',\n  ');
  return `CREATE MATERIALIZED VIEW ${VIEW} TO audit_events AS SELECT\n  ${selected}\nFROM ${TABLE}`;
}

/** Only the fields of a row's own action are looked at: trying those of all actions takes ClickHouse longer. */
function detailsSql(): string {
  const cases = MIX_ACTIONS.map((action) => `action = '${action}', ${pairsOf(action)}`).join(',\n    ');
  return `CAST(multiIf(${cases},\n    []), 'Map(LowCardinality(String), String)')`;
}

function pairsOf(action: MixAction): string {
  const pairs = detailFieldsOf(action).map(({ name, text }) => `('${name}', ${text})`);
  return `arrayFilter(pair -> pair.2 != '', [${pairs.join(', ')}])`;
}
