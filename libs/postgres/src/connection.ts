import pg from 'pg';
import { postgresFailure } from './postgres-failure.js';

/** How to reach a database. */
export interface PostgresSettings {
  /** `postgres://user:password@host:port/database?sslmode=verify-full&sslrootcert=FILE`, as libpq takes it. */
  readonly url: string;
  /** As `pg_stat_activity` shows it. */
  readonly applicationName: string;
}

/** One connection. Only this library sees the driver. */
export interface PostgresConnection {
  /** @throws {PostgresFailure} */
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  on(event: 'notification' | 'error' | 'end', listener: () => void): void;
  end(): Promise<void>;
}

/** A server that is half gone must not hold anybody up for ever. */
const LIMITS = { connectionTimeoutMillis: 5_000, query_timeout: 60_000, statement_timeout: 50_000 };

/** Opens a connection. @throws {PostgresFailure} */
export async function connectPostgres({ url, applicationName }: PostgresSettings): Promise<PostgresConnection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    ...LIMITS,
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
