import { type ClickHouseWriter, defineQuery, type MigrationTarget, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { ReplayLog } from '../replay/replay-log.js';
import { type ProjectionState, projectionStates } from './catalog.js';
import { carryOut, createFeed, createTarget, dropVersion, readVersion } from './statements.js';

/** What became of the projections that a database lacked. */
export interface Installed {
  /** They can be read from now on. */
  readonly installed: readonly string[];
  /** They have to be built from the events there are. */
  readonly lacking: readonly string[];
}

const decidedQuery = defineQuery({
  name: 'projections.decided',
  sql: 'SELECT count() AS rows FROM (SELECT 1 FROM ingest_ledger LIMIT 1)',
  params: z.object({}),
  row: z.object({ rows: rowType.int64 }),
});

/**
 * Creates the projections that nobody can read yet, as far as that is all there is to do: while nothing has been ingested.
 * Safe beside ingestion: an insert takes the views that are there when it starts, and its intent is in the ledger by
 * then, so an empty ledger after the view was made says that the view will see every event.
 * @throws {ClickHouseError}
 */
export async function installProjections(
  writer: ClickHouseWriter,
  definitions: readonly ProjectionDefinition[],
  target: MigrationTarget,
  owner = 'docket migrate',
): Promise<Installed> {
  const log = new ReplayLog(writer, owner);
  const states = await projectionStates(
    writer,
    definitions.map(({ name }) => name),
  );
  const installed: string[] = [];
  const lacking: string[] = [];
  for (const definition of definitions) {
    const state = states.find(({ name }) => name === definition.name);
    if (state?.reads !== undefined) continue;
    const version = await install(writer, definition, target, state);
    (version === undefined ? lacking : installed).push(definition.name);
    if (version === undefined) continue;
    const { name: projection, digest } = definition;
    await log.append({ projection, run: '', version, step: 'installed', detail: { digest } });
  }
  return { installed, lacking };
}

/** @returns the version that can be read; undefined when something was ingested meanwhile */
async function install(
  writer: ClickHouseWriter,
  definition: ProjectionDefinition,
  target: MigrationTarget,
  state: ProjectionState | undefined,
): Promise<number | undefined> {
  if (!(await nothingDecided(writer))) return undefined;
  // What an installation that was broken off left. Its names are not used again: nobody knows what is in it.
  const left = state?.versions ?? [];
  for (const { version } of left) await carryOut(writer, ...dropVersion(definition.name, version, target));
  const version = (left.at(-1)?.version ?? 0) + 1;
  const feed = createFeed(definition, version, { ...target, included: 'true' });
  await carryOut(writer, createTarget(definition, version, target), feed);
  if (!(await nothingDecided(writer))) {
    await carryOut(writer, ...dropVersion(definition.name, version, target));
    return undefined;
  }
  await carryOut(writer, readVersion(definition, version, target));
  return version;
}

async function nothingDecided(writer: ClickHouseWriter): Promise<boolean> {
  return (await writer.query(decidedQuery, {}))[0]?.rows === 0;
}
