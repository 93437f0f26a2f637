import { randomUUID } from 'node:crypto';
import { type ProjectionDefinition } from '../definition/definition.js';
import { type TimeRange } from '../window/time-ranges.js';
import { type ArchiveSource } from './fill-from-archive.js';
import { type TopicSource } from './fill-from-topic.js';
import { type Requester } from './order.js';
import { ReplayError } from './replay-error.js';
import { type LogEntry, ownerOf, type ReplayLog, type ReplayRun, versionsOf } from './replay-log.js';
import { type ReplayParts } from './surroundings.js';
import { dropUnread } from './upkeep.js';

/** How a projection is to be replayed. */
export interface ReplayOptions {
  /** Why, in the words of who wants it; kept in the history. */
  readonly reason: string;
  /** Ends with the comparison: readers go on seeing what they see. */
  readonly dryRun: boolean;
  /** Events per second, at most. */
  readonly maxRate?: number | undefined;
  /** Only what is made of the events of this time; all else is taken over from the version that readers see. */
  readonly times?: readonly TimeRange[] | undefined;
  /** Where events up to the cut are read from: the topic, or `audit_events` without it. */
  readonly topic?: TopicSource | undefined;
  /** With the topic: what is archived is read from the archive instead. */
  readonly archive?: ArchiveSource | undefined;
  /** Who wants it; kept in the history. */
  readonly by?: Requester | undefined;
  /**
   * What the replay is known by, where that is settled before: it is gone on with if it was begun, and no other is
   * taken up in its place.
   */
  readonly run?: string | undefined;
}

/** A replay that is ours to carry on. */
export interface Claim {
  readonly run: string;
  /** What was done before, by us or by who was interrupted. */
  readonly entries: readonly LogEntry[];
  readonly isResumed: boolean;
}

/**
 * Takes up the replay that was interrupted, or begins one.
 * @throws {ReplayError} when somebody is at work on one
 */
export async function claim(
  parts: ReplayParts,
  log: ReplayLog,
  definition: ProjectionDefinition,
  options: ReplayOptions,
): Promise<Claim> {
  const { name: projection } = definition;
  const interrupted = await interruptedRun(parts, log, projection);
  if (interrupted) {
    const { run } = interrupted;
    const isWanted = options.run === undefined || options.run === run;
    if (isWanted && isTheSame(interrupted, definition, options)) {
      await log.append({ projection, run, version: 0, step: 'resumed', detail: {} });
      const entries = await ours(parts, log, projection, run);
      return { run, entries, isResumed: true };
    }
    await log.append({ projection, run, version: 0, step: 'aborted', detail: { why: 'another replay was wanted' } });
    await dropUnread(parts, projection, versionsOf(interrupted.entries));
    if (run === options.run) {
      throw new ReplayError(`${projection}: its definition was changed since this replay was begun; start another one`);
    }
  }
  const { run = randomUUID(), reason, by, dryRun, maxRate = null, times = null } = options;
  const source = sourceOf(options);
  const detail = { reason, by, dry_run: dryRun, max_rate: maxRate, source, times, digest: definition.digest };
  await log.append({ projection, run, version: 0, step: 'begun', detail });
  return { run, entries: await ours(parts, log, projection, run), isResumed: false };
}

/** One of our own is one that ClickHouse was away for while it was begun. */
async function interruptedRun(
  { owner }: ReplayParts,
  log: ReplayLog,
  projection: string,
): Promise<ReplayRun | undefined> {
  const open = (await log.runs([projection])).filter(({ hasEnded }) => !hasEnded);
  const alive = open.find((run) => run.isAlive && ownerOf(run) !== owner);
  if (alive) throw beingReplayed(projection, alive);
  return open.at(-1);
}

/** Looks once more, now that everybody sees us: of two who begin at once both see the other, and none goes on. */
async function ours(parts: ReplayParts, log: ReplayLog, projection: string, run: string): Promise<LogEntry[]> {
  const open = (await log.runs([projection])).filter(({ hasEnded }) => !hasEnded);
  const own = open.find((one) => one.run === run);
  const other = open.find((one) => one.run !== run && one.isAlive && ownerOf(one) !== parts.owner);
  if (own && !other && ownerOf(own) === parts.owner) return [...own.entries];
  if (other) {
    await log.append({ projection, run, version: 0, step: 'aborted', detail: { why: 'another one had begun' } });
    throw beingReplayed(projection, other);
  }
  throw new ReplayError(`${projection}: somebody else has just gone on with this replay; \`docket replay status\``);
}

function beingReplayed(projection: string, run: ReplayRun): ReplayError {
  return new ReplayError(
    `${projection} is being replayed by ${ownerOf(run)} (\`docket replay status\`); if that process was killed, try again ` +
      'in half a minute',
  );
}

function isTheSame({ entries }: ReplayRun, { digest }: ProjectionDefinition, options: ReplayOptions): boolean {
  const detail = entries[0]?.detail;
  if (detail?.['digest'] !== digest || detail['dry_run'] !== options.dryRun) return false;
  if (JSON.stringify(detail['times'] ?? null) !== JSON.stringify(options.times ?? null)) return false;
  return detail['source'] === sourceOf(options);
}

function sourceOf({ topic, archive }: ReplayOptions): 'archive' | 'topic' | 'table' {
  if (archive) return 'archive';
  return topic ? 'topic' : 'table';
}
