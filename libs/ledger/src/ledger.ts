import { createHash } from 'node:crypto';
import { type FateRun } from './fate.js';
import { type PartitionPlace } from './place.js';
import { type KnownRecord } from './record-mark.js';

/** A row of the ledger: what was decided about the offsets `first` to `last`, both included. */
export interface LedgerRow {
  readonly first: number;
  /** `first - 1` in a `done` row, which says that everything before `first` is written. */
  readonly last: number;
  /**
   * In a `done` row: offsets of earlier rows that were decided to be stored or rejected, and were lost before they were
   * written. What it says about an offset stands above the row that decided about it.
   */
  readonly fates: readonly FateRun[];
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** SHA-256, hex, over fates, offsets and raw values of the accepted records. */
  readonly digest: string;
  /** Mark of the record at `last`, whatever its fate: see `recordMark`; '' when there is none. */
  readonly lastRecord: string;
  readonly owner: string;
  /** When it was decided, ms since 1970 by ClickHouse's clock; becomes `ingested_at` of its events. */
  readonly at: number;
}

/** Where a partition stands. */
export interface LedgerTail {
  /** Offset of the first record without a fate. */
  readonly next: number;
  /** Decided, but not known to be written: no row begins at `last + 1` yet. */
  readonly pending: LedgerRow | undefined;
  /** The record before `next`; `undefined` when the ledger does not know it. */
  readonly lastRecord: KnownRecord | undefined;
}

/** The tail of a ledger that has no row yet. */
export const EMPTY_LEDGER: LedgerTail = { next: 0, pending: undefined, lastRecord: undefined };

/** The ledger contradicts itself: two rows decide differently about the same offsets. Never guessed away. */
export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError';
}

/**
 * Reads the tail out of the last rows. An intent is closed by a row that begins at `last + 1`, never by a later
 * arrival; identical rows (a retried insert) count as one.
 * @param rows the rows with the highest `first`, in any order; at least two distinct ones when the ledger has them.
 */
export function ledgerTail(rows: readonly LedgerRow[]): LedgerTail | undefined {
  const distinct = [...new Map(rows.map((row) => [identity(row), row])).values()];
  const intents = distinct.filter((row) => row.last >= row.first).sort((a, b) => a.first - b.first);
  for (const [index, row] of intents.entries()) {
    const following = intents[index + 1];
    if (following && following.first <= row.last) {
      throw new LedgerConflictError(
        `ledger rows ${row.first}-${row.last} and ${following.first}-${following.last} decide about the same offsets`,
      );
    }
  }
  const lastIntent = intents.at(-1);
  const done = distinct.filter((row) => row.last < row.first).map((row) => row.first);
  const doneAt = done.length > 0 ? Math.max(...done) : undefined;
  if (!lastIntent) return doneAt === undefined ? undefined : { ...EMPTY_LEDGER, next: doneAt };
  const next = lastIntent.last + 1;
  const lastRecord = knownLast(lastIntent);
  if (doneAt === undefined || doneAt < next) return { next, pending: lastIntent, lastRecord };
  return { next: doneAt, pending: undefined, lastRecord: doneAt === next ? lastRecord : undefined };
}

function knownLast({ last, lastRecord }: LedgerRow): KnownRecord | undefined {
  return lastRecord === '' ? undefined : { offset: last, mark: lastRecord };
}

/** The row that closes everything before `next` while nothing more is to be written. */
export function doneRow(next: number, owner: string, at: number): LedgerRow {
  const nothing = { accepted: 0, rejected: 0, duplicates: 0, digest: '', lastRecord: '' };
  return { first: next, last: next - 1, fates: [], ...nothing, owner, at };
}

/** Token of the events of a batch: the same decision about the same bytes always has the same token. */
export function eventsToken(place: PartitionPlace, row: LedgerRow): string {
  return `${place.topic}/${place.epoch}/${place.partition}/${row.first}-${row.last}/${row.digest}`;
}

/** Token of the ledger row itself: every field decides, so two different rows never pass for one. */
export function ledgerToken(place: PartitionPlace, row: LedgerRow): string {
  const hash = createHash('sha256').update(identity(row)).digest('hex');
  return `${place.topic}/${place.epoch}/${place.partition}/${row.first}-${row.last}/intent/${hash}`;
}

function identity(row: LedgerRow): string {
  const fates = row.fates.map((run) => [run.offset, run.count, run.fate]);
  return JSON.stringify([
    row.first,
    row.last,
    fates,
    row.accepted,
    row.rejected,
    row.duplicates,
    row.digest,
    row.lastRecord,
    row.owner,
    row.at,
  ]);
}
