import { testStack, uniqueName } from '@docket/testing';
import { type ColumnName, EVENT_COLUMNS } from '../src/block/event-columns.js';
import type { EventRow } from '../src/block/event-row.js';

/** Columns of text that the table keeps with a dictionary. */
const LOW_CARDINALITY = new Set<ColumnName>([
  'tenant_id',
  'action',
  'actor_type',
  'actor_role',
  'actor_department_id',
  'on_behalf_of_type',
  'on_behalf_of_role',
  'on_behalf_of_department_id',
  'department',
  'department_id',
  'department_name',
  'target_type',
  'channel',
  'outcome',
  'producer_service',
  'producer_instance',
]);
const TABLE_TYPES: Readonly<Record<string, string>> = { 'Map(String, String)': 'Map(LowCardinality(String), String)' };
const EVERY_NAME = EVENT_COLUMNS.map(({ name }) => name).join(', ');

/** A table like `audit_events` in a database of its own, spoken to over plain HTTP. */
export class EventTable {
  readonly #database = uniqueName('avro').replaceAll('-', '_');

  async create(): Promise<void> {
    const columns = EVENT_COLUMNS.map(({ name, type }) =>
      LOW_CARDINALITY.has(name) ? `${name} LowCardinality(String)` : `${name} ${TABLE_TYPES[type] ?? type}`,
    );
    await this.#post(`CREATE DATABASE ${this.#database}`);
    await this.#post(
      `CREATE TABLE ${this.#database}.events (${columns.join(', ')}) ENGINE = MergeTree ORDER BY (tenant_id, occurred_at, event_id)`,
    );
  }

  async drop(): Promise<void> {
    await this.#post(`DROP DATABASE ${this.#database}`);
  }

  async insert(block: readonly Buffer[]): Promise<void> {
    const structure = EVENT_COLUMNS.map(({ name, type }) => `${name} ${type.replaceAll("'", "\\'")}`).join(', ');
    const sql = `INSERT INTO ${this.#database}.events (${EVERY_NAME}) SELECT ${EVERY_NAME} FROM input('${structure}') FORMAT Native`;
    await this.#post(sql, Buffer.concat(block));
  }

  /** All rows by offset; the table is emptied. */
  async takeRows(): Promise<EventRow[]> {
    const text = await this.#post(
      `SELECT * REPLACE (toUnixTimestamp64Milli(occurred_at) AS occurred_at, toUnixTimestamp64Milli(appended_at) AS appended_at, toUnixTimestamp64Milli(ingested_at) AS ingested_at) FROM ${this.#database}.events ORDER BY kafka_offset FORMAT JSONEachRow SETTINGS output_format_json_quote_64bit_integers = 1`,
    );
    await this.#post(`TRUNCATE TABLE ${this.#database}.events`);
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => rowOf(JSON.parse(line) as Record<ColumnName, unknown>));
  }

  async #post(sql: string, body?: Buffer): Promise<string> {
    const { url, user, password } = testStack().clickhouse;
    const query = new URLSearchParams({ query: sql, wait_end_of_query: '1', async_insert: '0' }).toString();
    const answer = await fetch(`${url}/?${query}`, {
      method: 'POST',
      headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text.slice(0, 1000));
    return text;
  }
}

function rowOf(row: Record<ColumnName, unknown>): EventRow {
  const map = (value: unknown) => new Map(Object.entries(value as Record<string, string>));
  return {
    ...row,
    occurred_at: Number(row.occurred_at),
    appended_at: Number(row.appended_at),
    ingested_at: Number(row.ingested_at),
    producer_sequence: BigInt(row.producer_sequence as string),
    kafka_offset: BigInt(row.kafka_offset as string),
    labels: map(row.labels),
    details: map(row.details),
  } as EventRow;
}
