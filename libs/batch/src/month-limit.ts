/** Most months one insert may touch: each is a part, and the deduplication window counts parts. */
export const MAX_MONTHS = 12;

const HOUR_MS = 3_600_000;

/** Counts the distinct months (UTC, as the table is partitioned) of the rows of a batch. */
export class MonthLimit {
  readonly #months = new Set<number>();
  /** The month of the last row, as a range: events of a batch mostly share it. */
  #from = 0;
  #to = 0;

  /** Months so far. */
  get count(): number {
    return this.#months.size;
  }

  /** Whether a row at this time still fits; if so it is counted. @param at ms since 1970 */
  admits(at: number): boolean {
    if (at >= this.#from && at < this.#to) return true;
    const date = new Date(at);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    if (!this.#months.has(month) && this.#months.size === MAX_MONTHS) return false;
    this.#months.add(month);
    this.#from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    this.#to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    return true;
  }
}

/** The start of the hour a time falls into, both ms since 1970. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR_MS) * HOUR_MS;
}
