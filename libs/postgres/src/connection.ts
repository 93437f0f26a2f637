import pg from 'pg';
import { postgresFailure } from './postgres-failure.js';

/** How to reach a database. */
export interface PostgresSettings {
  /** `postgres://user:password@host:port/database?sslmode=verify-full&sslrootcert=FILE`, as libpq takes it. */
  readonly url: string;
  /** As `pg_stat_activity` shows it. */
  readonly applicationName: string;
  /** How long a statement may take, ms. Default 50,000. */
  readonly statementMs?: number;
}

/** One connection. Only this library sees the driver. */
export interface PostgresConnection {
  /** @throws {PostgresFailure} */
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  on(event: 'notification' | 'error' | 'end', listener: () => void): void;
  end(): Promise<void>;
}

/** A server that is half gone must not hold anybody up for ever. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 50_000;
/** How long after the server should have ended a statement we give it up. */
const GRACE_MS = 10_000;

/** Opens a connection. @throws {PostgresFailure} */
export async function connectPostgres({
  url,
  applicationName,
  statementMs = STATEMENT_MS,
}: PostgresSettings): Promise<PostgresConnection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs + GRACE_MS,
  });
  // Without a listener a connection that breaks while nothing is asked would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw postgresFailure(error);
  }
  return {
    query: async (text, values) => {
      try {
        return await client.query<Record<string, unknown>>(text, values);
      } catch (error) {
        throw postgresFailure(error);
      }
    },
    on: (event, listener) => {
      // The driver's types tell its events apart, and nothing here looks at what they bring.
      client.on(event as 'end', listener);
    },
    end: () => client.end(),
  };
}
