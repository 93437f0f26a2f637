/** Steps through a list that is sorted by offset, in which an offset may be missing or be there several times. */
export class OffsetWalk {
  #next = 0;
  #first = 0;

  /** @param offsetOf offset of an entry; infinite beyond the last */
  constructor(private readonly offsetOf: (index: number) => number) {}

  /** Index of the first entry of the offset that was last asked for. */
  get first(): number {
    return this.#first;
  }

  /** Offsets below this one that nobody asked for. */
  *passed(offset: number): Generator<number> {
    for (; this.offsetOf(this.#next) < offset; this.#next += 1) yield this.offsetOf(this.#next);
  }

  /** How many entries an offset has, not below the last one that was asked for. */
  countAt(offset: number): number {
    this.#first = this.#next;
    while (this.offsetOf(this.#next) === offset) this.#next += 1;
    return this.#next - this.#first;
  }
}
