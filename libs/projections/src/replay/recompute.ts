import { defineQuery, quoteName } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { carryOut, createTable, dropTable, selectRows } from '../versions/statements.js';
import { columnsOf, FILL_SETTINGS } from './fill.js';
import { type ReplayParts } from './surroundings.js';

/** Limits of queries that read whole tables. */
export const WHOLE_TABLES = {
  executionSeconds: 3_600,
  memoryBytes: 4 * 2 ** 30,
  rowsToRead: 1_000_000_000_000,
  groups: 100_000_000_000,
};

/** Computes a projection anew from events, into a table of its own. @param included which of them @returns what drops it */
export async function recompute(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { events, into, included = 'true' }: { events: string; into: string; included?: string | undefined },
): Promise<() => Promise<void>> {
  const { writer, target, signal } = parts;
  const drop = dropTable(into, target);
  await carryOut(writer, drop, createTable(definition, into, target));
  const columns = await columnsOf(parts, into);
  for (const month of await monthsOf(parts, events)) {
    signal.throwIfAborted();
    await writer.insertSelected({
      table: into,
      columns,
      select: selectRows(definition, { events, included: `_partition_id = '${month}' AND ${included}` }, target),
      deadlineMs: WHOLE_TABLES.executionSeconds * 1000,
      settings: FILL_SETTINGS,
    });
  }
  return () => carryOut(writer, drop);
}

/** Copies some rows of a table of a projection into one of its own. @returns what drops it */
export async function copyPart(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { from, into, rows }: { readonly from: string; readonly into: string; readonly rows: string },
): Promise<() => Promise<void>> {
  const { writer, target } = parts;
  const drop = dropTable(into, target);
  await carryOut(writer, drop, createTable(definition, into, target));
  await writer.insertSelected({
    table: into,
    columns: await columnsOf(parts, into),
    select: `SELECT * FROM ${quoteName(from)} WHERE ${rows}`,
    deadlineMs: WHOLE_TABLES.executionSeconds * 1000,
    settings: FILL_SETTINGS,
  });
  return () => carryOut(writer, drop);
}

async function monthsOf({ writer }: ReplayParts, table: string): Promise<string[]> {
  const query = defineQuery({
    name: 'replay.months',
    sql: `SELECT DISTINCT _partition_id AS id FROM ${quoteName(table)} ORDER BY id`,
    params: z.object({}),
    row: z.object({ id: z.string() }),
    limits: WHOLE_TABLES,
  });
  return (await writer.query(query, {})).map(({ id }) => id);
}
