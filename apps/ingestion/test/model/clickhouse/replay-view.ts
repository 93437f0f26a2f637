import { type EventRow } from './native-rows.js';

/** A version of a projection: it is fed by a view from its cut on, and filled with what was before. */
export class ReplayView {
  readonly #counts: Map<string, number>;

  /**
   * @param next of each partition the first offset that is fed; of others all are
   * @param target who had the name before: what is still on its way to that one comes here
   */
  constructor(
    readonly name: string,
    private readonly next: ReadonlyMap<number, number>,
    target?: ReplayView,
  ) {
    this.#counts = target ? target.#counts : new Map<string, number>();
  }

  takes({ partition, offset }: EventRow): boolean {
    return offset >= (this.next.get(partition) ?? 0);
  }

  add(rows: readonly EventRow[]): void {
    for (const { partition, offset } of rows) {
      this.#counts.set(`${partition}/${offset}`, this.countOf(partition, offset) + 1);
    }
  }

  fill(rows: readonly EventRow[]): void {
    this.add(rows.filter((row) => !this.takes(row)));
  }

  countOf(partition: number, offset: number): number {
    return this.#counts.get(`${partition}/${offset}`) ?? 0;
  }
}
