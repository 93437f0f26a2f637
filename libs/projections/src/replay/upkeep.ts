import { defineQuery } from '@docket/clickhouse';
import { z } from 'zod';
import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionState } from '../versions/catalog.js';
import { carryOut, dropTable, dropVersion, readVersion } from '../versions/statements.js';
import { detailOf, type Order } from './order.js';
import { ReplayError } from './replay-error.js';
import { type LogEntry, ownerOf, ReplayLog, type ReplayRun, stateOf, type Step, versionsOf } from './replay-log.js';
import { type ReplayParts } from './surroundings.js';

type Parts = Pick<ReplayParts, 'writer' | 'target' | 'owner' | 'noted'>;

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
 * @param wanted the replay that is meant; whichever there is without it
 * @returns the replay
 * @throws {ReplayError} when it is not there, or has ended otherwise
 */
export async function abortReplay(parts: Parts, projection: string, order: Order, wanted?: string): Promise<ReplayRun> {
  const log = logOf(parts);
  const runs = await log.runs([projection]);
  const before = runs.find(({ entries }) => isDone(entries, order, 'aborted'));
  const run = before ?? runs.findLast((one) => !one.hasEnded && (wanted ?? one.run) === one.run);
  if (!run) throw new ReplayError(notRunning(projection, runs, wanted));
  if (!before) await log.append({ projection, run: run.run, version: 0, step: 'aborted', detail: detailOf(order) });
  // Whoever is at work on it does this by himself within seconds: a table must not vanish under his statements.
  if (!run.isAlive) await dropUnread(parts, projection, versionsOf(run.entries));
  return run;
}

function notRunning(projection: string, runs: readonly ReplayRun[], wanted: string | undefined): string {
  if (wanted === undefined) return `${projection} is not being replayed`;
  const run = runs.find((one) => one.run === wanted);
  return run ? `replay ${wanted} has ended already: ${stateOf(run)}` : `there is no replay ${wanted} of ${projection}`;
}

/**
 * Gives up a replay that cannot go on, and drops what it made.
 * @param why what is wrong, for the history
 */
export async function failReplay(parts: Parts, run: ReplayRun, why: string): Promise<void> {
  const { projection } = run;
  await logOf(parts).append({ projection, run: run.run, version: 0, step: 'failed', detail: { why } });
  await dropUnread(parts, projection, versionsOf(run.entries));
}

/**
 * Lets readers see the version before the one they see now, which is still there and fed.
 * @returns the version they see now
 * @throws {ReplayError} when there is none, or its definition is another one
 */
export async function revertReplay(parts: Parts, definition: ProjectionDefinition, order: Order): Promise<number> {
  const { name: projection } = definition;
  const log = logOf(parts);
  const entries = await log.entries([projection]);
  const done = entries.find((entry) => isDone([entry], order, 'reverted'));
  if (done) return done.version;
  // Which one it is stands in the log before anything is done: asked for again it must not go back once more.
  const { version, detail } = begunRevert(entries, order) ?? (await beginRevert(parts, log, projection, order));
  await carryOut(parts.writer, readVersion(definition, version, parts.target));
  await log.append({ projection, run: '', version, step: 'reverted', detail });
  return version;
}

type Revert = Pick<LogEntry, 'version' | 'detail'>;

function begunRevert(entries: readonly LogEntry[], order: Order): Revert | undefined {
  const begun = entries.find((entry) => isDone([entry], order, 'reverting'));
  const isOvertaken = entries.some(
    ({ step, at }) => begun && at > begun.at && (step === 'switched' || step === 'reverted'),
  );
  if (isOvertaken) throw new ReplayError('readers were shown another version meanwhile, so this is given up');
  return begun;
}

async function beginRevert(parts: Parts, log: ReplayLog, projection: string, order: Order): Promise<Revert> {
  await requireIdle(log, projection);
  const { reads, versions } = await projectionState(parts.writer, projection);
  const earlier = versions.filter(({ version, isFed }) => isFed && version < (reads ?? 0)).at(-1);
  if (!earlier) throw new ReplayError(`${projection}: there is no earlier version that is still fed`);
  const revert = { version: earlier.version, detail: { ...detailOf(order), previous: reads } };
  await log.append({ projection, run: '', step: 'reverting', ...revert });
  return revert;
}

/** Drops every version but the one that readers see. @returns the versions dropped @throws {ReplayError} in a replay */
export async function cleanUp(parts: Parts, projection: string, order: Order): Promise<number[]> {
  const log = logOf(parts);
  const entries = await log.entries([projection]);
  const begun = entries.find((entry) => isDone([entry], order, 'cleaning'));
  const versions = begun ? (begun.detail['versions'] as number[]) : await beginCleaning(parts, log, projection, order);
  await dropUnread(parts, projection, versions);
  const detail = detailOf(order);
  const noted = entries.filter((entry) => isDone([entry], order, 'cleaned')).map(({ version }) => version);
  for (const version of versions.filter((one) => !noted.includes(one))) {
    await log.append({ projection, run: '', version, step: 'cleaned', detail });
  }
  return versions;
}

async function beginCleaning(parts: Parts, log: ReplayLog, projection: string, order: Order): Promise<number[]> {
  await requireIdle(log, projection);
  const { reads, versions } = await projectionState(parts.writer, projection);
  const unread = versions.map(({ version }) => version).filter((version) => version !== reads);
  const detail = { ...detailOf(order), versions: unread };
  if (unread.length > 0) await log.append({ projection, run: '', version: 0, step: 'cleaning', detail });
  return unread;
}

function logOf({ writer, owner, noted }: Parts): ReplayLog {
  return new ReplayLog(writer, owner, noted);
}

/** Whether a step was taken for an order. */
function isDone(entries: readonly LogEntry[], { id }: Order, wanted: Step): boolean {
  return entries.some(({ step, detail }) => step === wanted && detail['order'] === id);
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
