import { type ClickHouseWriter, connectWriter, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';

/** Makes a database of its own for one test file, with every table in it; to be given to {@link dropDatabase}. */
export async function temporaryDatabase(prefix: string): Promise<ClickHouseWriter> {
  const { url, user: username, password } = testStack().clickhouse;
  const database = uniqueName(prefix);
  const writer = connectWriter({ url, username, password, database });
  await migrate(writer, { database });
  return writer;
}

/** Drops it with all that is in it, and closes the connection. */
export async function dropDatabase(writer: ClickHouseWriter): Promise<void> {
  await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
  await writer.close();
}
