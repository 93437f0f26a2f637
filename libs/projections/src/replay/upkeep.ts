import { defineQuery } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionState } from '../versions/catalog.js';
import { carryOut, dropTable, dropVersion, readVersion } from '../versions/statements.js';
import { ReplayError } from './replay-error.js';
import { ownerOf, ReplayLog, type ReplayRun, versionsOf } from './replay-log.js';
import { type ReplayParts } from './surroundings.js';

type Parts = Pick<ReplayParts, 'writer' | 'target' | 'owner'>;

/** Drops versions, but never the one that readers see. @returns those that were there */
export async function dropUnread(
  { writer, target }: Pick<ReplayParts, 'writer' | 'target'>,
  projection: string,
  versions: readonly number[],
): Promise<number[]> {
  const state = await projectionState(writer, projection);
  const dropped: number[] = [];
  for (const version of versions) {
    if (version === state.reads) continue;
    if (state.versions.some((one) => one.version === version)) dropped.push(version);
    await carryOut(writer, ...dropVersion(projection, version, target));
  }
  return dropped;
}

/**
 * Ends the replay of a projection, whether somebody is at work on it or it was interrupted.
 * @returns the replay
 * @throws {ReplayError} when there is none
 */
export async function abortReplay(parts: Parts, projection: string, reason: string): Promise<ReplayRun> {
  const log = new ReplayLog(parts.writer, parts.owner);
  const run = (await log.runs([projection])).findLast(({ hasEnded }) => !hasEnded);
  if (!run) throw new ReplayError(`${projection} is not being replayed`);
  await log.append({ projection, run: run.run, version: 0, step: 'aborted', detail: { reason } });
  // Whoever is at work on it does this by himself within seconds: a table must not vanish under his statements.
  if (!run.isAlive) await dropUnread(parts, projection, versionsOf(run.entries));
  return run;
}

/**
 * Lets readers see the version before the one they see now, which is still there and fed.
 * @returns the version they see now
 * @throws {ReplayError} when there is none, or its definition is another one
 */
export async function revertReplay(parts: Parts, definition: ProjectionDefinition, reason: string): Promise<number> {
  const { name: projection } = definition;
  const log = new ReplayLog(parts.writer, parts.owner);
  await requireIdle(log, projection);
  const { reads, versions } = await projectionState(parts.writer, projection);
  const earlier = versions.filter(({ version, isFed }) => isFed && version < (reads ?? 0)).at(-1);
  if (!earlier) throw new ReplayError(`${projection}: there is no earlier version that is still fed`);
  await carryOut(parts.writer, readVersion(definition, earlier.version, parts.target));
  const detail = { reason, previous: reads };
  await log.append({ projection, run: '', version: earlier.version, step: 'reverted', detail });
  return earlier.version;
}

/** Drops every version but the one that readers see. @returns the versions dropped @throws {ReplayError} in a replay */
export async function cleanUp(parts: Parts, projection: string): Promise<number[]> {
  const log = new ReplayLog(parts.writer, parts.owner);
  await requireIdle(log, projection);
  const { versions } = await projectionState(parts.writer, projection);
  const all = versions.map(({ version }) => version);
  const dropped = await dropUnread(parts, projection, all);
  for (const version of dropped) await log.append({ projection, run: '', version, step: 'cleaned', detail: {} });
  return dropped;
}

const leftQuery = defineQuery({
  name: 'replay.left',
  sql:
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND ' +
    "match(name, '__(as_of|recomputed|part)_[0-9a-f]{8}$') AND metadata_modification_time < now() - toIntervalHour(6)",
  params: z.object({}),
  row: z.object({ name: z.string() }),
});

/** Drops copies for comparisons that were broken off hours ago. @returns their names */
export async function dropLeftCopies({ writer, target }: Parts): Promise<string[]> {
  const left = (await writer.query(leftQuery, {})).map(({ name }) => name);
  await carryOut(writer, ...left.map((name) => dropTable(name, target)));
  return left;
}

async function requireIdle(log: ReplayLog, projection: string): Promise<void> {
  const open = (await log.runs([projection])).find(({ hasEnded }) => !hasEnded);
  if (!open) return;
  const state = open.isAlive ? `is being replayed by ${ownerOf(open)}` : 'has a replay that was interrupted';
  throw new ReplayError(
    `${projection} ${state}: go on with it (docket replay ${projection}) or end it (docket replay abort)`,
  );
}
