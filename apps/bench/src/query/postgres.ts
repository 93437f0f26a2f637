import { createWriteStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Postgres } from '@docket/local-stack';
import { connectPostgres, type PostgresConnection } from '@docket/postgres';
import { type Percentiles, finePercentilesOf } from '../latency/latencies.js';
import { type BenchInstallation } from '../stack/installation.js';
import { GENERATED_COLUMNS } from './data/event-sql.js';
import { tenantId } from './data/world.js';
import { type Question } from './questions.js';
import { type Sample } from './samples.js';
import { type Load, underLoadWarm } from './under-load.js';

/** Types of columns that are no text. */
const TYPES: Readonly<Record<string, string>> = {
  event_id: 'uuid PRIMARY KEY',
  occurred_at: 'timestamptz',
  appended_at: 'timestamptz',
  ingested_at: 'timestamptz',
  producer_sequence: 'bigint',
  schema_id: 'bigint',
  epoch: 'bigint',
  kafka_partition: 'bigint',
  kafka_offset: 'bigint',
  labels: 'jsonb',
  details: 'jsonb',
};
/** What somebody who knows the questions would have: an index for each filter, in the order of pages. */
const INDEXED = [[], ['ticket_id'], ['actor_id'], ['action'], ['department'], ['channel'], ['outcome']];
const PAGE = 101;
/** Indexes of millions of rows take their time. */
const FILLING_MS = 1_800_000;

/** The same events in PostgreSQL, with indexes. Fills it from ClickHouse and asks it; its driver is one connection per client. */
export class PostgresEvents {
  private constructor(
    private readonly server: Postgres,
    private readonly connections: readonly PostgresConnection[],
  ) {}

  /** @param folder empty */
  static async fill(
    at: BenchInstallation,
    database: string,
    { folder, clients }: { folder: string; clients: number },
  ): Promise<PostgresEvents> {
    const server = await Postgres.run(folder);
    const file = path.join(folder, 'events.csv');
    await writeCsv(at, database, file);
    const connect = () =>
      connectPostgres({ url: server.url, applicationName: 'docket-bench', statementMs: FILLING_MS });
    const filling = await connect();
    const columns = GENERATED_COLUMNS.map((name) => `${name} ${TYPES[name] ?? 'text'}`).join(', ');
    await filling.query(`CREATE UNLOGGED TABLE audit_events (${columns})`);
    await filling.query(`COPY audit_events FROM '${file}' WITH (FORMAT csv)`);
    await rm(file);
    for (const named of INDEXED) {
      await filling.query(`CREATE INDEX ON audit_events (${['tenant_id', ...named, 'occurred_at'].join(', ')})`);
    }
    await filling.query('VACUUM ANALYZE audit_events');
    await filling.end();
    return new PostgresEvents(server, await Promise.all(Array.from({ length: clients }, connect)));
  }

  /** How long its answers take. */
  async measure(
    { where, order }: NonNullable<Question['postgres']>,
    load: Load,
    sample: (n: number) => Sample,
  ): Promise<Percentiles> {
    const ask = async (number: number, client: number): Promise<void> => {
      const { sql, values } = where(sample(number));
      const text = `SELECT * FROM audit_events WHERE tenant_id = $1 AND ${sql} ORDER BY occurred_at ${order} LIMIT ${PAGE}`;
      await this.connections[client]?.query(text, [tenantId(0), ...values]);
    };
    const { durations, failures, firstFailure } = await underLoadWarm(load, ask);
    if (failures > 0) throw new Error(`PostgreSQL failed: ${firstFailure ?? ''}`);
    return finePercentilesOf(durations);
  }

  async stop(): Promise<void> {
    for (const connection of this.connections) await connection.end();
    await this.server.stop();
  }
}

async function writeCsv(at: BenchInstallation, database: string, file: string): Promise<void> {
  const { url, username, password } = at.clickhouse(database);
  const columns = GENERATED_COLUMNS.map((name) => (TYPES[name] === 'jsonb' ? `toJSONString(${name})` : name)).join(
    ', ',
  );
  const response = await fetch(`${url}/?${new URLSearchParams({ database }).toString()}`, {
    method: 'POST',
    headers: { 'x-clickhouse-user': username, 'x-clickhouse-key': password ?? '' },
    body: `SELECT ${columns} FROM audit_events FORMAT CSV`,
  });
  if (!response.ok || response.body === null) throw new Error(`ClickHouse gave no rows: ${await response.text()}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  // PostgreSQL runs as another user when we are root.
  await chmod(file, 0o644);
}
