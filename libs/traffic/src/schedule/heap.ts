/** Gives back what was put in, first what comes before all others. */
export class Heap<T> {
  readonly #items: T[] = [];

  /** @param before whether `a` comes before `b`; what is equal comes in no certain order */
  constructor(private readonly before: (a: T, b: T) => boolean) {}

  /** What comes next, left where it is. */
  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.before(item, items[above] as T)) break;
      items[at] = items[above] as T;
      at = above;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length > 0) this.#sink(last as T);
    return first;
  }

  /** Puts an item in at the top and moves it down to where it belongs. */
  #sink(item: T): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && this.before(items[below + 1] as T, items[below] as T)) below += 1;
      if (!this.before(items[below] as T, item)) break;
      items[at] = items[below] as T;
      at = below;
    }
    items[at] = item;
  }
}
