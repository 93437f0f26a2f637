import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { selectRead } from '../versions/statements.js';
import { WHOLE_TABLES } from './recompute.js';
import { type ReplayParts } from './surroundings.js';

/** What readers would see of a projection on one side of a comparison. */
export interface Side {
  readonly rows: number;
  /** Of all rows, whatever their order. */
  readonly checksum: string;
  /** Rows that the other side has not. */
  readonly differing: number;
  /** The first of these, as JSON. */
  readonly examples: readonly string[];
}

/** Two tables of a projection, as readers would see them. */
export interface Comparison {
  readonly isEqual: boolean;
  readonly actual: Side;
  readonly expected: Side;
}

/** Rows that are shown of those that differ. */
export const EXAMPLES = 100;

const ON_DISK = `SETTINGS max_bytes_before_external_group_by = ${1 << 29}, max_bytes_before_external_sort = ${1 << 29}`;
const ROW_HASH = 'sipHash64(toString(tuple(*)))';
const NO_PARAMS = z.object({});

/** Compares two tables of a projection by all that readers would see of them. */
export async function compareTables(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  tables: { readonly actual: string; readonly expected: string },
): Promise<Comparison> {
  const [actual, expected] = [tables.actual, tables.expected].map((table) =>
    selectRead(definition, table, parts.target),
  );
  if (actual === undefined || expected === undefined) throw new Error('nothing to compare');
  const [a, b] = [await sumOf(parts, actual), await sumOf(parts, expected)];
  const same = { differing: 0, examples: [] };
  if (a.rows === b.rows && a.checksum === b.checksum) {
    return { isEqual: true, actual: { ...a, ...same }, expected: { ...b, ...same } };
  }
  return {
    isEqual: false,
    actual: { ...a, ...(await differing(parts, actual, expected)) },
    expected: { ...b, ...(await differing(parts, expected, actual)) },
  };
}

async function sumOf({ writer }: ReplayParts, read: string): Promise<{ rows: number; checksum: string }> {
  const query = defineQuery({
    name: 'replay.checksum',
    sql: `SELECT count() AS rows, toString(sum(${ROW_HASH})) AS checksum FROM (${read}) ${ON_DISK}`,
    params: NO_PARAMS,
    row: z.object({ rows: rowType.int64, checksum: z.string() }),
    limits: WHOLE_TABLES,
  });
  const [row] = await writer.query(query, {});
  return row ?? { rows: 0, checksum: '0' };
}

async function differing(
  { writer }: ReplayParts,
  these: string,
  others: string,
): Promise<{ differing: number; examples: string[] }> {
  const from = `FROM (${these}) WHERE ${ROW_HASH} NOT IN (SELECT ${ROW_HASH} FROM (${others}))`;
  const query = (sql: string) =>
    defineQuery({
      name: 'replay.differing',
      sql,
      params: NO_PARAMS,
      row: z.object({ value: z.string() }),
      limits: WHOLE_TABLES,
    });
  const count = await writer.query(query(`SELECT toString(count()) AS value ${from} ${ON_DISK}`), {});
  const rows = await writer.query(
    query(`SELECT formatRowNoNewline('JSONEachRow', *) AS value ${from} ORDER BY value LIMIT ${EXAMPLES} ${ON_DISK}`),
    {},
  );
  return { differing: Number(count[0]?.value ?? 0), examples: rows.map(({ value }) => value) };
}
