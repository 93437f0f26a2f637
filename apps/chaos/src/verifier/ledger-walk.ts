import { type LedgerEntry } from './table-contents.js';

/** A record that an entry decides about is stored unless a run of it says otherwise. */
const STORED = 'stored';

/** The fates of one partition by the ledger, asked for in offset order. */
export class LedgerWalk {
  #entry = 0;
  #run = 0;

  /** @param entries by first and last offset; those that only close are left out */
  constructor(private readonly entries: readonly LedgerEntry[]) {}

  /** The fate of an offset that is not below the last one asked for; undefined when nobody decided. */
  fateAt(offset: number): string | undefined {
    while ((this.entries[this.#entry]?.last ?? Infinity) < offset) {
      this.#entry += 1;
      this.#run = 0;
    }
    const entry = this.entries[this.#entry];
    if (!entry || entry.first > offset) return undefined;
    for (; ; this.#run += 1) {
      const run = entry.fates[this.#run];
      if (!run || run.offset > offset) return STORED;
      if (offset < run.offset + run.count) return run.fate;
    }
  }

  /** Offsets that more than one entry decides about, each with how many are too many. */
  *overlaps(): Generator<{ first: number; count: number }> {
    let decided = -1;
    for (const { first, last } of this.entries) {
      if (first <= decided) yield { first, count: Math.min(last, decided) - first + 1 };
      decided = Math.max(decided, last);
    }
  }
}
