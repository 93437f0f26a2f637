import { type FateRun, type LedgerRow } from '@docket/ledger';

/** What the ledger says about a range of offsets. */
export interface DecidedRange {
  /** Offsets, both included. */
  readonly first: number;
  readonly last: number;
  /** UTC day on which it was decided, `2026-03-01`. */
  readonly day: string;
  /** Offsets that were not stored, ascending, neighbours with one fate as one run. */
  readonly fates: readonly FateRun[];
  /** Mark of the record at `last`; '' when there is none. */
  readonly lastRecord: string;
  /** When its batches were decided, ms since 1970. */
  readonly decided: { readonly from: number; readonly to: number };
  /** Events that the ledger says were stored of the offsets from `from` to `last`. `from` is before `first` when a batch began there. */
  readonly stored: { readonly from: number; readonly count: number };
  readonly rejected: number;
  readonly duplicates: number;
  readonly lost: number;
}

/**
 * Puts batches that follow each other together.
 * @param rows at least one, ascending, without holes; the first one may begin before `first`
 * @param losses offsets that were lost after they were decided, which stands above what was decided
 */
export function decidedRange(rows: readonly LedgerRow[], losses: readonly FateRun[], first: number): DecidedRange {
  const [start] = rows;
  const end = rows.at(-1);
  if (!start || !end) throw new TypeError('a range has at least one batch');
  const { last } = end;
  const decided = rows.flatMap(({ fates }) => fates);
  const fates = joined([...cutOut(decided, losses), ...losses].map((run) => clipped(run, first, last)));
  const times = rows.map(({ at }) => at);
  return {
    first,
    last,
    day: dayOf(end.at),
    fates,
    lastRecord: end.lastRecord,
    decided: { from: Math.min(...times), to: Math.max(...times) },
    stored: { from: start.first, count: rows.reduce((sum, row) => sum + storedOf(row, losses), 0) },
    rejected: countOf(fates, (fate) => fate !== 'duplicate' && fate !== 'lost'),
    duplicates: countOf(fates, (fate) => fate === 'duplicate'),
    lost: countOf(fates, (fate) => fate === 'lost'),
  };
}

/** The UTC day of a time in ms since 1970. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A batch that lost records has lost all that it had not written, so what no run names is in the table. */
function storedOf({ first, last, fates, accepted }: LedgerRow, losses: readonly FateRun[]): number {
  const lost = losses.map((run) => clipped(run, first, last)).filter(({ count }) => count > 0);
  if (lost.length === 0) return accepted;
  return last - first + 1 - countOf([...cutOut(fates, lost), ...lost], () => true);
}

/** Runs without the offsets of others. */
function cutOut(runs: readonly FateRun[], others: readonly FateRun[]): FateRun[] {
  return others
    .reduce<FateRun[]>(
      (left, { offset, count }) =>
        left.flatMap((run) => [
          clipped(run, run.offset, offset - 1),
          clipped(run, offset + count, run.offset + run.count - 1),
        ]),
      [...runs],
    )
    .filter(({ count }) => count > 0);
}

/** What of a run is in a range; its count is not above 0 when there is nothing. */
function clipped({ offset, count, fate }: FateRun, first: number, last: number): FateRun {
  const from = Math.max(offset, first);
  return { offset: from, count: Math.min(offset + count - 1, last) - from + 1, fate };
}

function joined(runs: readonly FateRun[]): FateRun[] {
  const all: FateRun[] = [];
  for (const run of runs.filter(({ count }) => count > 0).sort((a, b) => a.offset - b.offset)) {
    const last = all.at(-1);
    if (last?.fate === run.fate && last.offset + last.count === run.offset) {
      all[all.length - 1] = { ...last, count: last.count + run.count };
    } else {
      all.push(run);
    }
  }
  return all;
}

function countOf(runs: readonly FateRun[], isMeant: (fate: FateRun['fate']) => boolean): number {
  return runs.filter(({ fate }) => isMeant(fate)).reduce((sum, { count }) => sum + count, 0);
}
