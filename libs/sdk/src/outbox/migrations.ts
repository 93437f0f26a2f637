import { outboxNames, type OutboxNames } from './table.js';
import { SLOTS } from './slot.js';

/** One change of the database. Doing it again changes nothing. */
export interface OutboxMigration {
  /** 1, 2, 3, …: they are done in this order, and none is ever changed or left out later. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * What makes the tables of an outbox, for whatever migrates the service's database.
 * @throws {TableNameError}
 */
export function outboxMigrations(options: { readonly table?: string } = {}): readonly OutboxMigration[] {
  const names = outboxNames(options.table);
  return [
    { number: 1, name: 'events that wait', sql: waiting(names) },
    { number: 2, name: 'slots', sql: slots(names) },
    { number: 3, name: 'events that were set aside', sql: setAside(names) },
  ];
}

/** All migrations as one text, for `psql`. @throws {TableNameError} */
export function outboxSql(options: { readonly table?: string } = {}): string {
  return outboxMigrations(options)
    .map(({ number, name, sql }) => `-- Docket outbox, ${number}: ${name}\n${sql}`)
    .join('\n');
}

// Rows come and go: the table is vacuumed long before a share of it is dead, because it is empty as a rule. The sequence
// hands out numbers one by one (CACHE 1): with numbers kept per session a later transaction could have a lower one.
function waiting({ table, schema }: OutboxNames): string {
  return `${schema === undefined ? '' : `CREATE SCHEMA IF NOT EXISTS ${schema};\n`}CREATE TABLE IF NOT EXISTS ${table} (
  slot smallint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  event_id uuid NOT NULL,
  action text NOT NULL,
  record text NOT NULL,
  event json NOT NULL,
  bytes integer NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (slot, id)
) WITH (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0
);
COMMENT ON TABLE ${table} IS 'Audit events that were committed and are not in Kafka yet; a relay deletes them once they are';
COMMENT ON COLUMN ${table}.slot IS 'Share of the keys: events of one slot are sent by one relay at a time, in the order of id';
COMMENT ON COLUMN ${table}.id IS 'Order of writing; transactions may commit in another order';
COMMENT ON COLUMN ${table}.event_id IS 'UUID of the event; it is stored once in the audit log however often it is sent';
COMMENT ON COLUMN ${table}.action IS 'Such as ticket.status_changed';
COMMENT ON COLUMN ${table}.record IS 'Full name of the Avro record';
COMMENT ON COLUMN ${table}.event IS 'The event as it was when it was written: envelope and fields of its own';
COMMENT ON COLUMN ${table}.bytes IS 'Length of event as text';
COMMENT ON COLUMN ${table}.written_at IS 'When the row was written, by the clock of the database';
`;
}

function slots({ slots: table, attempts }: OutboxNames): string {
  return `CREATE TABLE IF NOT EXISTS ${table} (slot smallint PRIMARY KEY);
COMMENT ON TABLE ${table} IS 'What a relay locks while it sends the events of a slot; never changed';
INSERT INTO ${table} (slot) SELECT generate_series(0, ${SLOTS - 1}) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS ${attempts} (
  slot smallint PRIMARY KEY,
  attempted_to bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
COMMENT ON TABLE ${attempts} IS 'What may have been sent by a relay that has not said so';
COMMENT ON COLUMN ${attempts}.attempted_to IS 'Events of the slot up to this id are marked as redeliveries when they are sent';
INSERT INTO ${attempts} (slot) SELECT generate_series(0, ${SLOTS - 1}) ON CONFLICT DO NOTHING;
`;
}

function setAside({ table, setAside: aside }: OutboxNames): string {
  return `CREATE TABLE IF NOT EXISTS ${aside} (
  id bigint PRIMARY KEY,
  slot smallint NOT NULL,
  event_id uuid NOT NULL,
  action text NOT NULL,
  record text NOT NULL,
  event json NOT NULL,
  bytes integer NOT NULL,
  written_at timestamptz NOT NULL,
  set_aside_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  field text NOT NULL,
  reason text NOT NULL
);
COMMENT ON TABLE ${aside} IS 'Events that fit no schema of the registry; other columns as in ${table}';
COMMENT ON COLUMN ${aside}.id IS 'The id it had while it waited, and will have again when it is retried';
COMMENT ON COLUMN ${aside}.set_aside_at IS 'When a relay gave it up';
COMMENT ON COLUMN ${aside}.field IS 'The field that does not fit, empty when it is not about one';
COMMENT ON COLUMN ${aside}.reason IS 'Why, in words';
`;
}
