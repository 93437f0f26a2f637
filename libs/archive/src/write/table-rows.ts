import { type ClickHouseReader, defineQuery, type NativeColumn, quoteName, rowType } from '@docket/clickhouse';
import { type PartitionPlace } from '@docket/ledger';
import { z } from 'zod';
import { type FileKind, ofRange, TABLES } from './table-kinds.js';

/** Offsets of a partition, both included. */
export interface OffsetRange extends PartitionPlace {
  readonly first: number;
  readonly last: number;
}

/** What a table has of a range of offsets. */
export interface TableRows {
  readonly rows: number;
  /** See `checksum` of a manifest. */
  readonly checksum: string;
  /** Of the rows in memory, about. */
  readonly bytes: number;
  /** ISO 8601; null without rows. */
  readonly occurred: { readonly from: string; readonly to: string } | null;
  readonly appended: { readonly from: string; readonly to: string } | null;
  /** Schemas that the rows name. */
  readonly schemaIds: readonly number[];
}

/** The number of schemas that events of one range may name: more is no sign of people at work. */
const SCHEMAS = 10_000;

/** Of statements that read or write the events of a range. What does not fit into memory goes to disk. */
export const RANGE_LIMITS = { executionSeconds: 600, memoryBytes: 3 * 2 ** 30, resultRows: 2_000_000_000 };

const offsetParams = {
  topic: z.string(),
  epoch: z.int(),
  partition: z.int(),
  first: z.int(),
  last: z.int(),
};

const columnsQuery = defineQuery({
  name: 'archive.columns',
  sql:
    'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ' +
    "AND default_kind IN ('', 'DEFAULT') ORDER BY position",
  params: z.object({ table: z.string() }),
  row: z.object({ name: z.string(), type: z.string() }),
});

/** The columns of a table that hold something, in its order. */
export function columnsOf(reader: ClickHouseReader, kind: FileKind): Promise<NativeColumn[]> {
  return reader.query(columnsQuery, { table: TABLES[kind].table });
}

/** Checksum of rows, over columns in this order: the order of the rows is left out. */
export function checksumOf(columns: readonly NativeColumn[]): string {
  return `sum(sipHash64(${columns.map(({ name }) => quoteName(name)).join(', ')}))`;
}

/** How many rows a table has of a range. */
export async function countRows(reader: ClickHouseReader, kind: FileKind, range: OffsetRange): Promise<number> {
  const query = defineQuery({
    name: `archive.count_${kind}`,
    sql: `SELECT count() AS rows FROM ${TABLES[kind].table} WHERE ${ofRange(kind)}`,
    params: z.object(offsetParams),
    row: z.object({ rows: rowType.int64 }),
    limits: RANGE_LIMITS,
  });
  return (await reader.query(query, paramsOf(range)))[0]?.rows ?? 0;
}

/** What a table has of a range. @param columns those that the checksum is made of */
export async function readRows(
  reader: ClickHouseReader,
  kind: FileKind,
  range: OffsetRange,
  columns: readonly NativeColumn[],
): Promise<TableRows> {
  const [found] = await reader.query(rowsQuery(kind, columns), paramsOf(range));
  if (!found || found.rows === 0) {
    return { rows: 0, checksum: '0', bytes: 0, occurred: null, appended: null, schemaIds: [] };
  }
  return {
    rows: found.rows,
    checksum: found.checksum,
    bytes: found.bytes,
    occurred: { from: found.occurred_from, to: found.occurred_to },
    appended: { from: found.appended_from, to: found.appended_to },
    schemaIds: found.schema_ids,
  };
}

function rowsQuery(kind: FileKind, columns: readonly NativeColumn[]) {
  const { table, occurred, appended } = TABLES[kind];
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  return defineQuery({
    name: `archive.rows_${kind}`,
    sql:
      `SELECT count() AS rows, ${checksumOf(columns)} AS checksum, sum(byteSize(${names})) AS bytes, ` +
      `min(${occurred}) AS occurred_from, max(${occurred}) AS occurred_to, ` +
      `min(${appended}) AS appended_from, max(${appended}) AS appended_to, ` +
      `arraySort(groupUniqArray(${SCHEMAS})(schema_id)) AS schema_ids FROM ${table} WHERE ${ofRange(kind)}`,
    params: z.object(offsetParams),
    row: z.object({
      rows: rowType.int64,
      checksum: z.string(),
      bytes: rowType.int64,
      occurred_from: rowType.instant,
      occurred_to: rowType.instant,
      appended_from: rowType.instant,
      appended_to: rowType.instant,
      schema_ids: z.array(rowType.int),
    }),
    limits: RANGE_LIMITS,
  });
}

/** Parameters of {@link ofRange}. */
export function paramsOf({ topic, epoch, partition, first, last }: OffsetRange) {
  return { topic, epoch, partition, first, last };
}
