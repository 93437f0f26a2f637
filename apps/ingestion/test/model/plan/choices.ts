/**
 * Chooses, within each step of a run, by the step's number: what comes next, which answer gets lost. The number 0 always
 * makes the choice in which nothing goes wrong, so that a failing run is made smaller by putting zeros in.
 */
export class Choices {
  #random: (() => number) | undefined;

  /** Goes by this number from now on. */
  follow(step: number): void {
    this.#random = step === 0 ? undefined : randomOf(step);
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return this.#random ? Math.floor(this.#random() * count) : 0;
  }

  /** True in so many of 1000 cases. */
  perMille(rate: number): boolean {
    return rate > 0 && this.below(1000) >= 1000 - rate;
  }

  oneOf<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  /** One of several by weight; the first one when nothing goes wrong. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = this.below(list.reduce((sum, { weight }) => sum + weight, 0));
    for (const one of list) {
      left -= one.weight;
      if (left < 0) return one;
    }
    throw new Error('nothing to choose from');
  }
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
