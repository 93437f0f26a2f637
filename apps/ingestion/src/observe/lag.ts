import { type FetchMarks } from './fetch-marks.js';

/** How far a partition is behind the end of its log. */
export interface Lag {
  readonly records: number;
  /** Age of the oldest record that is not written. */
  readonly seconds: number;
}

/** Measures how far partitions are behind. */
export class LagGauge {
  /** Where a partition stood when it was first seen behind, for records that were never fetched. */
  readonly #behind = new Map<number, { readonly next: number; readonly since: number }>();

  constructor(
    private readonly marks: Pick<FetchMarks, 'appendedAt'>,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** @param next offset of the first record that is not written @param high offset after the newest record */
  of(partition: number, next: number, high: number): Lag {
    const records = Math.max(0, high - next);
    if (records === 0) {
      this.#behind.delete(partition);
      return { records, seconds: 0 };
    }
    const since = this.marks.appendedAt(partition, next) ?? this.#seenBehind(partition, next);
    // The broker's clock may be ahead of ours.
    return { records, seconds: Math.max(0, (this.now() - since) / 1000) };
  }

  #seenBehind(partition: number, next: number): number {
    const known = this.#behind.get(partition);
    if (known?.next === next) return known.since;
    const since = this.now();
    this.#behind.set(partition, { next, since });
    return since;
  }
}
