import { loadConfig, outboxDatabaseConfig } from '@docket/config';
import { connectPostgres, type PostgresConnection } from '@docket/postgres';
import { type CliContext } from '../context.js';

/** What commands about an outbox work with. */
export interface OutboxAccess {
  readonly connection: PostgresConnection;
  readonly table: string;
}

/** Connects to the database of the outbox for the time of one piece of work. @throws {ConfigError | PostgresFailure} */
export async function withOutbox<T>(context: CliContext, work: (access: OutboxAccess) => Promise<T>): Promise<T> {
  const { databaseUrl, table } = loadConfig(outboxDatabaseConfig, context.environment());
  const connection = await connectPostgres({ url: databaseUrl, applicationName: 'docket' });
  try {
    return await work({ connection, table });
  } finally {
    await connection.end();
  }
}
