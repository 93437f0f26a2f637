import { createHash } from 'node:crypto';
import { type FateRun } from './fate.js';
import { doneRow, type LedgerRow, type LedgerTail } from './ledger.js';

/** Most offsets that one run of fates can count. */
const MAX_RUN = 0xffffffff;

/** Who accepts a loss, and when (ms since 1970, by ClickHouse's clock). */
export interface Signature {
  readonly owner: string;
  readonly at: number;
}

/**
 * The offsets of a pending batch that were to be written and are not: what is lost when it cannot be formed again.
 * Offsets that the log never had a record at (ends of transactions) cannot be told from these, and are among them.
 * @param written offsets of the batch that are in the tables
 */
export function unwrittenOf(pending: LedgerRow, written: ReadonlySet<number>): number[] {
  if (written.size >= pending.accepted + pending.rejected) return [];
  const duplicates = new Set(
    pending.fates.filter(({ fate }) => fate === 'duplicate').flatMap(({ offset, count }) => range(offset, count)),
  );
  return range(pending.first, pending.last - pending.first + 1).filter(
    (offset) => !written.has(offset) && !duplicates.has(offset),
  );
}

/**
 * The rows that end a ledger at `to` (or at its own end, when that is later) although records are missing. Together
 * they close a pending batch, naming what of it is lost, and decide about the offsets up to `to` that no row covers.
 * They belong into the ledger all at once: the second of them alone would leave the first one pending.
 * @param unwritten see {@link unwrittenOf}; empty when nothing is pending
 */
export function lossRows(
  { pending, next }: Pick<LedgerTail, 'next' | 'pending'>,
  unwritten: readonly number[],
  to: number,
  { owner, at }: Signature,
): LedgerRow[] {
  const rows: LedgerRow[] = [];
  if (pending) rows.push({ ...doneRow(next, owner, at), fates: lostRuns(unwritten) });
  if (to > next) rows.push(lostRow(next, to - 1, { owner, at }), doneRow(to, owner, at));
  return rows;
}

function lostRow(first: number, last: number, { owner, at }: Signature): LedgerRow {
  const fates: FateRun[] = [];
  for (let offset = first; offset <= last; offset += MAX_RUN) {
    fates.push({ offset, count: Math.min(MAX_RUN, last - offset + 1), fate: 'lost' });
  }
  return { ...doneRow(first, owner, at), last, fates, digest: digestOfNothing(fates) };
}

/** The digest of a batch without stored records. */
function digestOfNothing(fates: readonly FateRun[]): string {
  const text = JSON.stringify(fates.map((run) => [run.offset, run.count, run.fate]));
  return createHash('sha256').update(text).digest('hex');
}

function lostRuns(offsets: readonly number[]): FateRun[] {
  const runs: { offset: number; count: number; fate: 'lost' }[] = [];
  for (const offset of offsets) {
    const last = runs.at(-1);
    if (last && last.offset + last.count === offset) last.count += 1;
    else runs.push({ offset, count: 1, fate: 'lost' });
  }
  return runs;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
