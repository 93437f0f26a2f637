import { type FateRun } from './fate.js';

/** A row of the ledger, as far as it says what became of offsets. */
interface Decision {
  readonly first: number;
  /** Below `first` in a row that decides nothing; its fates are of offsets that were lost afterwards. */
  readonly last: number;
  readonly fates: readonly { readonly offset: number; readonly count: number }[];
}

/** Offsets from one to another, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The offsets of a range that no row of the ledger says were stored. */
export function notStoredIn(decisions: readonly Decision[], from: number, to: number): FateRun[] {
  const decided = decisions.filter(({ first, last }) => last >= first);
  const unstored = decisions.flatMap(({ fates }) =>
    fates.map(({ offset, count }): Stretch => ({ from: offset, to: offset + count - 1 })),
  );
  const gaps = gapsBetween(
    decided.map(({ first, last }) => ({ from: first, to: last })),
    { from, to },
  );
  return joined([...unstored, ...gaps])
    .map((stretch) => ({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) }))
    .filter((stretch) => stretch.to >= stretch.from)
    .map((stretch) => ({ offset: stretch.from, count: stretch.to - stretch.from + 1, fate: 'duplicate' }));
}

/** What of a range no stretch covers. */
function gapsBetween(stretches: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let next = from;
  for (const stretch of joined(stretches)) {
    if (stretch.from > next) gaps.push({ from: next, to: Math.min(stretch.from - 1, to) });
    next = Math.max(next, stretch.to + 1);
  }
  return next <= to ? [...gaps, { from: next, to }] : gaps;
}

/** Ascending, without overlaps. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && stretch.from <= last.to + 1)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
    else all.push(stretch);
  }
  return all;
}
