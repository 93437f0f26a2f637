import { testStack, uniqueName } from '@docket/testing';
import { type ClickHouseConnection, type ClickHouseFiles, connectWriter, migrate } from '../src/index.js';

/** A database of its own for one test file, with every table in it. */
export interface TemporaryDatabase {
  readonly writer: ClickHouseFiles;
  /** As the user that may only read. */
  readonly asReader: ClickHouseConnection;
  readonly asWriter: ClickHouseConnection;
  drop(): Promise<void>;
}

export async function temporaryDatabase(prefix: string): Promise<TemporaryDatabase> {
  const { url, user, password, readerUser, readerPassword } = testStack().clickhouse;
  const database = uniqueName(prefix);
  const asWriter = { url, username: user, password, database };
  const writer = connectWriter(asWriter);
  await migrate(writer, { database });
  const drop = async () => {
    await writer.command(`DROP DATABASE IF EXISTS \`${database}\``, { inDatabase: false });
    await writer.close();
  };
  return { writer, asWriter, asReader: { url, username: readerUser, password: readerPassword, database }, drop };
}
