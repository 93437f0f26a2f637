import { type ClickHouseReader, defineQuery } from '@docket/clickhouse';
import { databaseNow } from '@docket/ledger';
import { z } from 'zod';
import { type Requester, requesterIn } from './order.js';
import { entryOf, LOG_COLUMNS, type LogEntry, logRow, reasonOf, requesterOf, runsIn, stateOf } from './replay-log.js';

/** Something that was done to a projection, as the log tells it. */
export interface HistoryItem {
  /** Of a replay its run; else the order it was done for. */
  readonly id: string;
  readonly kind: 'replay' | 'revert' | 'cleanup';
  readonly projection: string;
  /** `running`, `interrupted`, or what it ended with: `switched`, `failed`, `aborted`, `dropped`, `done`. */
  readonly state: string;
  readonly by: Requester;
  readonly reason: string;
  /** Oldest first; pieces and signs of life left out. */
  readonly entries: readonly LogEntry[];
  /** How far the filling is, while it is known. */
  readonly progress: ReplayProgress | undefined;
}

/** How far a replay is, by its signs of life. */
export interface ReplayProgress {
  readonly records: number;
  readonly total: number;
  /** Over the last minute; undefined until two signs of life tell it. */
  readonly perSecond: number | undefined;
}

/** Entries that are read at most: those of some thousand replays. The oldest are left out. */
const ENTRIES = 50_000;
/** Signs of life that are looked at, of each replay: one comes every five seconds. */
const SIGNS = 12;

const historyQuery = defineQuery({
  name: 'projections.history',
  sql:
    `SELECT * FROM (SELECT ${LOG_COLUMNS} FROM projection_log WHERE step NOT IN ('alive', 'piece') ` +
    `UNION ALL (SELECT ${LOG_COLUMNS} FROM projection_log WHERE step = 'alive' ORDER BY at DESC ` +
    `LIMIT ${SIGNS} BY \`projection\`, run)) ORDER BY at_ms DESC, step DESC LIMIT ${ENTRIES}`,
  params: z.object({}),
  row: logRow,
});

/** What was done to projections, newest first. */
export async function readHistory(reader: Pick<ClickHouseReader, 'query'>): Promise<HistoryItem[]> {
  const now = await databaseNow(reader);
  const entries = (await reader.query(historyQuery, {})).map(entryOf).reverse();
  return historyIn(entries, now);
}

/** Reads the history out of the log. @param now ms since 1970, by the clock of ClickHouse */
export function historyIn(entries: readonly LogEntry[], now: number): HistoryItem[] {
  const items = [...replaysIn(entries, now), ...upkeepIn(entries)];
  return items.sort((a, b) => begunAt(b) - begunAt(a));
}

function begunAt({ entries }: HistoryItem): number {
  return entries[0]?.at ?? 0;
}

function replaysIn(entries: readonly LogEntry[], now: number): HistoryItem[] {
  const signs = new Map<string, LogEntry[]>();
  for (const entry of entries.filter(({ step }) => step === 'alive')) {
    signs.set(entry.run, [...(signs.get(entry.run) ?? []), entry]);
  }
  return runsIn(entries, now).map((run) => ({
    id: run.run,
    kind: 'replay',
    projection: run.projection,
    state: stateOf(run),
    by: requesterOf(run),
    reason: reasonOf(run),
    entries: run.entries,
    progress: progressIn(signs.get(run.run) ?? []),
  }));
}

/** Steps of what belongs to no replay, and what they are steps of. */
const UPKEEP: Readonly<Record<string, 'revert' | 'cleanup'>> = {
  reverting: 'revert',
  reverted: 'revert',
  cleaning: 'cleanup',
  cleaned: 'cleanup',
};

function upkeepIn(entries: readonly LogEntry[]): HistoryItem[] {
  const byOrder = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const { order } = entry.detail;
    if (UPKEEP[entry.step] === undefined || typeof order !== 'string') continue;
    byOrder.set(order, [...(byOrder.get(order) ?? []), entry]);
  }
  return [...byOrder].flatMap(([id, own]): HistoryItem[] => {
    const [first] = own;
    const kind = UPKEEP[first?.step ?? ''];
    if (!first || !kind) return [];
    const { projection, detail, owner } = first;
    const isDone = own.some(({ step }) => step === 'reverted' || step === 'cleaned');
    const { reason } = detail;
    return [
      {
        id,
        kind,
        projection,
        state: isDone ? 'done' : 'interrupted',
        by: requesterIn(detail) ?? { type: 'SYSTEM', id: owner },
        reason: typeof reason === 'string' ? reason : '',
        entries: own,
        progress: undefined,
      },
    ];
  });
}

function progressIn(signs: readonly LogEntry[]): ReplayProgress | undefined {
  const last = signs.at(-1);
  const [records, total] = [last?.detail['records'], last?.detail['total']];
  if (!last || typeof records !== 'number' || typeof total !== 'number') return undefined;
  const first = signs.find(({ owner, detail }) => owner === last.owner && typeof detail['records'] === 'number');
  const seconds = (last.at - (first?.at ?? last.at)) / 1000;
  const done = records - Number(first?.detail['records'] ?? records);
  return { records, total, perSecond: seconds > 0 ? done / seconds : undefined };
}
