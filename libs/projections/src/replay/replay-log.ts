import { hostname } from 'node:os';
import { type ClickHouseReader, type ClickHouseWriter, defineQuery, rowType } from '@docket/clickhouse';
import { databaseNow } from '@docket/ledger';
import { z } from 'zod';
import { type Requester, requesterIn } from './order.js';

/** What is written down about a projection. Those of `FINAL_STEPS` end a replay. */
export type Step =
  | 'begun'
  /** A version that nothing had to be filled into. */
  | 'installed'
  /** Somebody else goes on with it. */
  | 'resumed'
  /** A version is about to be created; nothing is known about it before it is cut. */
  | 'creating'
  | 'cut'
  | 'piece'
  | 'filled'
  | 'compared'
  /** The version is given up, and another one begun. */
  | 'void'
  | 'switched'
  | 'failed'
  | 'aborted'
  /** A dry run has ended, and its version is gone. */
  | 'dropped'
  /** A version was compared with the events by `docket verify`, and is equal. */
  | 'verified'
  /** Readers are about to see an earlier version again. */
  | 'reverting'
  /** Readers see an earlier version again. */
  | 'reverted'
  /** Versions that nobody needs any more are about to be dropped. */
  | 'cleaning'
  /** One of them is gone. */
  | 'cleaned'
  /** Nothing but that somebody is at work, and how far it is. */
  | 'alive';

const FINAL_STEPS: ReadonlySet<Step> = new Set(['switched', 'failed', 'aborted', 'dropped']);

/** An entry of the log. */
export interface LogEntry {
  readonly projection: string;
  /** '' for what belongs to no replay. */
  readonly run: string;
  readonly version: number;
  readonly step: Step;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly owner: string;
  /** ms since 1970, by the clock of ClickHouse */
  readonly at: number;
}

/** A replay, as its entries tell it. */
export interface ReplayRun {
  readonly projection: string;
  readonly run: string;
  /** Oldest first; signs of life left out. */
  readonly entries: readonly LogEntry[];
  readonly hasEnded: boolean;
  /** Somebody is at work on it now. */
  readonly isAlive: boolean;
}

/** Who gives no sign of life for so long is gone. */
const DEAD_MS = 30_000;

/** Columns of an entry, as {@link logRow} takes them. */
export const LOG_COLUMNS = '`projection`, run, version, step, detail, owner, toUnixTimestamp64Milli(at) AS at_ms';

/** A row of the log. */
export const logRow = z.object({
  projection: z.string(),
  run: z.string(),
  version: rowType.int,
  step: z.string(),
  detail: z.string(),
  owner: z.string(),
  at_ms: rowType.int64,
});

/** The entry in a row of the log. */
export function entryOf({ at_ms: at, step, detail, ...row }: z.infer<typeof logRow>): LogEntry {
  return { ...row, at, step: step as Step, detail: JSON.parse(detail) as Record<string, unknown> };
}

const entriesQuery = defineQuery({
  name: 'projections.log',
  sql:
    `SELECT ${LOG_COLUMNS} FROM projection_log ` +
    "WHERE `projection` IN {projections:Array(String)} AND (step != 'alive' OR at > now64(3) - toIntervalMinute(5)) " +
    'ORDER BY at, step',
  params: z.object({ projections: z.array(z.string()) }),
  row: logRow,
  limits: { executionSeconds: 60, resultRows: 10_000_000 },
});

/** All that was done to some projections, oldest first. @throws {ClickHouseError} */
export async function logEntries(
  reader: Pick<ClickHouseReader, 'query'>,
  projections: readonly string[],
): Promise<LogEntry[]> {
  return (await reader.query(entriesQuery, { projections: [...projections] })).map(entryOf);
}

/** The log of what was done to projections, in ClickHouse. Each call is one attempt. */
export class ReplayLog {
  /** @param noted is told of every entry that was written */
  constructor(
    private readonly writer: ClickHouseWriter,
    private readonly owner: string,
    private readonly noted?: (entry: LogEntry) => void,
  ) {}

  /** Writes an entry. Sent again after a lost answer it may be there twice, which means the same as once. */
  async append(entry: Omit<LogEntry, 'owner' | 'at'>): Promise<void> {
    const at = await databaseNow(this.writer);
    const { projection, run, version, step, detail } = entry;
    const { owner } = this;
    await this.writer.insertRows('projection_log', [
      { projection, run, version, step, detail: JSON.stringify(detail), owner, at: new Date(at) },
    ]);
    this.noted?.({ ...entry, owner, at });
  }

  /** All that was done to some projections, oldest first. */
  async entries(projections: readonly string[]): Promise<LogEntry[]> {
    return logEntries(this.writer, projections);
  }

  /** The replays of some projections, in the order in which they were begun. */
  async runs(projections: readonly string[]): Promise<ReplayRun[]> {
    const now = await databaseNow(this.writer);
    return runsIn(await this.entries(projections), now);
  }
}

/** Reads replays out of the log. @param now ms since 1970, by the clock of ClickHouse */
export function runsIn(entries: readonly LogEntry[], now: number): ReplayRun[] {
  const byRun = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    if (entry.run === '') continue;
    const key = `${entry.projection}/${entry.run}`;
    const own = byRun.get(key);
    if (own) own.push(entry);
    else byRun.set(key, [entry]);
  }
  return [...byRun.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const hasEnded = own.some(({ step }) => FINAL_STEPS.has(step));
    const lastSign = Math.max(...own.map(({ at }) => at));
    const entries = own.filter(({ step }) => step !== 'alive');
    const isAlive = !hasEnded && now - lastSign < DEAD_MS && !isGone(lastOwner(entries));
    return { projection: first.projection, run: first.run, entries, hasEnded, isAlive };
  });
}

/** Who is at work on a replay, or was last. */
export function ownerOf({ entries }: ReplayRun): string {
  return lastOwner(entries);
}

/** Who wanted it: as it was written down, else who began it. */
export function requesterOf({ entries }: ReplayRun): Requester {
  const [first] = entries;
  return requesterIn(first?.detail) ?? { type: 'SYSTEM', id: first?.owner ?? '' };
}

/** Why it was begun, in the words of who did. */
export function reasonOf({ entries }: ReplayRun): string {
  const reason = entries[0]?.detail['reason'];
  return typeof reason === 'string' ? reason : '';
}

/** How it stands: running, interrupted, or the step that ended it. */
export function stateOf({ entries, hasEnded, isAlive }: ReplayRun): string {
  if (hasEnded) return entries.findLast(({ step }) => FINAL_STEPS.has(step))?.step ?? '';
  return isAlive ? 'running' : 'interrupted';
}

/** Digest of the definition that a version was made by; undefined when nobody knows. */
export function digestOf(entries: readonly LogEntry[], version: number): string | undefined {
  const made = entries.find(
    (entry) => entry.version === version && (entry.step === 'cut' || entry.step === 'installed'),
  );
  const begun = made?.step === 'cut' ? entries.find(({ run, step }) => run === made.run && step === 'begun') : made;
  const digest = begun?.detail['digest'];
  return typeof digest === 'string' ? digest : undefined;
}

/** Versions that a replay made, or was about to make. */
export function versionsOf(entries: readonly LogEntry[]): number[] {
  return [...new Set(entries.filter(({ step }) => step === 'creating').map(({ version }) => version))];
}

/** The same of entries of one replay. */
export function lastOwner(entries: readonly LogEntry[]): string {
  return entries.findLast(({ step }) => step === 'begun' || step === 'resumed')?.owner ?? '';
}

/**
 * Whether a process of this machine has ended: nobody has to wait for its signs of life. Being wrong is harmless: who finds
 * that somebody else goes on with its work ends.
 */
function isGone(owner: string): boolean {
  const [, host, pid] = /@([^@/]+):(\d+)\//.exec(owner) ?? [];
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
