import { randomUUID } from 'node:crypto';
import { type ClickHouseFiles, defineQuery, type NativeColumn, quoteName, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { ArchiveError } from '../archive-error.js';
import { type ParquetFile } from '../manifest/manifest.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { checkedBytes, type Fingerprint, Fingerprinting } from '../storage/checked-bytes.js';
import { type FileKind, ofRange, TABLES } from './table-kinds.js';
import { checksumOf, type OffsetRange, paramsOf, RANGE_LIMITS } from './table-rows.js';

/**
 * Rows of a row group. Readers fetch and unpack whole groups, and their statistics let groups be passed over; larger ones
 * hardly get smaller.
 */
const GROUP_ROWS = 65_536;

/** What is the same for files of both tables. */
const PARQUET = {
  output_format_parquet_compression_method: 'zstd',
  output_format_parquet_row_group_size: String(GROUP_ROWS),
  output_format_parquet_row_group_size_bytes: String(64 << 20),
  max_bytes_before_external_sort: String(512 << 20),
} as const;

/** ClickHouse's strings are bytes. Those of events are text, and other readers should know; rejected records may be anything. */
const AS_TEXT: Readonly<Record<FileKind, 0 | 1>> = { events: 1, rejections: 0 };

/** Has ClickHouse write the rows of a range, and passes them on as they come. @returns what was written */
export async function writeParquet(
  { writer, storage }: { readonly writer: ClickHouseFiles; readonly storage: ArchiveStorage },
  kind: FileKind,
  range: OffsetRange,
  {
    key,
    columns,
    signal,
  }: { readonly key: string; readonly columns: readonly NativeColumn[]; readonly signal: AbortSignal },
): Promise<Fingerprint> {
  const { table, order } = TABLES[kind];
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  const body = writer.file(
    {
      name: `archive.${kind}`,
      sql: `SELECT ${names} FROM ${table} WHERE ${ofRange(kind)} ORDER BY ${order}`,
      format: 'Parquet',
      params: paramsOf(range),
      limits: { ...RANGE_LIMITS, rowsToRead: 100_000_000_000, groups: 1 },
      settings: { ...PARQUET, output_format_parquet_string_as_string: AS_TEXT[kind] },
    },
    { signal },
  );
  const fingerprinting = new Fingerprinting();
  await storage.write(key, fingerprinting.of(body));
  return fingerprinting.end();
}

const foundQuery = (table: string) =>
  defineQuery({
    name: 'archive.check',
    sql: `SELECT rows, checksum FROM ${quoteName(table)}`,
    params: z.object({}),
    row: z.object({ rows: rowType.int64, checksum: z.string() }),
  });

/**
 * Reads a file back from where it is and lets ClickHouse load it: every byte is one that was written, and the rows are
 * those of the table.
 * @throws {ArchiveError} when they are not
 */
export async function verifyParquet(
  { writer, storage }: { readonly writer: ClickHouseFiles; readonly storage: ArchiveStorage },
  key: string,
  file: Omit<ParquetFile, 'name'>,
): Promise<void> {
  const table = `${CHECK_PREFIX}${randomUUID()}`;
  await writer.command(`CREATE TABLE ${quoteName(table)} (rows UInt64, checksum UInt64) ENGINE = Memory`);
  try {
    await writer.insertFile({
      table,
      columns: file.columns,
      format: 'Parquet',
      body: checkedBytes(key, storage.read(key), file),
      values: { rows: 'count()', checksum: checksumOf(file.columns) },
      deadlineMs: RANGE_LIMITS.executionSeconds * 1_000,
    });
    const [found] = await writer.query(foundQuery(table), {});
    if (found?.rows === file.rows && found.checksum === file.checksum) return;
    throw new ArchiveError(
      `${key} has ${found?.rows ?? 0} rows with checksum ${found?.checksum ?? ''}, ` +
        `the table has ${file.rows} with ${file.checksum}`,
    );
  } finally {
    await writer.command(`DROP TABLE IF EXISTS ${quoteName(table)} SYNC`).catch(() => undefined);
  }
}

const CHECK_PREFIX = 'archive_check_';

const leftChecksQuery = defineQuery({
  name: 'archive.left_checks',
  sql:
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {prefix:String}) ' +
    'AND metadata_modification_time < now() - INTERVAL 1 DAY',
  params: z.object({ prefix: z.string() }),
  row: z.object({ name: z.string() }),
});

/** Drops the tables of checks that were broken off; each has one row at most. */
export async function dropLeftChecks(writer: ClickHouseFiles): Promise<void> {
  for (const { name } of await writer.query(leftChecksQuery, { prefix: CHECK_PREFIX })) {
    await writer.command(`DROP TABLE IF EXISTS ${quoteName(name)} SYNC`);
  }
}
