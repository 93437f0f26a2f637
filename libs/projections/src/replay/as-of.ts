import { defineQuery, quoteName } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { selectRead } from '../versions/statements.js';
import { FILL_SETTINGS } from './fill.js';
import { recompute } from './recompute.js';
import { ReplayError } from './replay-error.js';
import { type ReplayParts } from './surroundings.js';

/** The longest that one statement may take, ms. */
const STATEMENT_MS = 3_600_000;

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

const tableQuery = defineQuery({
  name: 'replay.table',
  sql: 'SELECT name FROM system.tables WHERE database = currentDatabase() AND name = {name:String}',
  params: z.object({ name: z.string() }),
  row: z.object({ name: z.string() }),
});

/**
 * Makes a table of what readers would have seen of a projection when everything up to a time had been appended to the topic, and
 * nothing after it: what was known then, events that happened before and came late left out.
 * @param at ms since 1970, by the clock of the broker
 * @param into name of the table, which must not be there
 * @throws {ReplayError} when it is
 */
export async function stateAt(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  { at, into }: { readonly at: number; readonly into: string },
): Promise<void> {
  const { writer, target } = parts;
  if (!NAME.test(into)) throw new ReplayError(`"${into}": a table is named by letters, digits and underscores`);
  const [there] = await writer.query(tableQuery, { name: into });
  if (there) throw new ReplayError(`there is a table or view ${into} already: choose another name, or drop it`);
  const states = `${into}__states`;
  const included = `appended_at <= fromUnixTimestamp64Milli(${at}, 'UTC')`;
  const drop = await recompute(parts, definition, { events: 'audit_events', into: states, included });
  try {
    const read = selectRead(definition, states, target);
    const create = `CREATE TABLE ${quoteName(into)} ENGINE = MergeTree ORDER BY tuple() AS ${read}`;
    await writer.command(create, { deadlineMs: STATEMENT_MS, settings: FILL_SETTINGS });
  } finally {
    await drop().catch(() => undefined);
  }
}
