import { defineQuery, quoteName, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { FILL_SETTINGS } from '../replay/fill.js';
import { retried } from '../replay/retried.js';
import { type ReplayParts } from '../replay/surroundings.js';
import { targetTable } from '../rules/columns.js';
import { bareSql } from '../rules/sql-words.js';
import { formerName, targetName } from '../versions/names.js';

/** Rows of one statement, about: a million are one block, which is there whole or not at all. */
const PIECE_ROWS = 400_000;

/** A part of the rows that are taken over from the version before: one of so many that a partition of its table is cut into. */
export interface TakenOver {
  readonly former: string;
  readonly part: number;
  readonly parts: number;
}

/** In how many parts the rows of each partition of the copied table are taken over. To be asked for once, for merges change it. */
export async function partsToTakeOver(
  { writer }: ReplayParts,
  projection: string,
  version: number,
): Promise<TakenOver[]> {
  const query = defineQuery({
    name: 'replay.former',
    sql: `SELECT _partition_id AS id, count() AS rows FROM ${quoteName(formerName(projection, version))} GROUP BY id ORDER BY id`,
    params: z.object({}),
    row: z.object({ id: z.string(), rows: rowType.int64 }),
    limits: { executionSeconds: 300, rowsToRead: 1_000_000_000_000 },
  });
  const partitions = await writer.query(query, {});
  return partitions.flatMap(({ id: former, rows }) => {
    const parts = Math.ceil(rows / PIECE_ROWS);
    return Array.from({ length: parts }, (_, part) => ({ former, part, parts }));
  });
}

/** Takes a part of the rows over into a version. Doing it again changes nothing. @param outside which of them */
export async function takeOver(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  filled: {
    readonly version: number;
    readonly run: string;
    readonly columns: readonly string[];
    readonly outside: string;
  },
  { former, part, parts: of }: TakenOver,
): Promise<void> {
  const { version, run, columns, outside } = filled;
  const { orderBy } = targetTable(bareSql(definition.table));
  const own = `_partition_id = '${former}' AND cityHash64(${orderBy.join(', ')}) % ${of} = ${part}`;
  const table = targetName(definition.name, version);
  await retried(parts, 'taking rows over', () =>
    parts.writer.insertSelected({
      table,
      columns,
      select: `SELECT * FROM ${quoteName(formerName(definition.name, version))} WHERE ${own} AND ${outside}`,
      token: `${table}/${run}/former/${former}/${part}-${of}`,
      deadlineMs: 600_000,
      settings: FILL_SETTINGS,
    }),
  );
}
