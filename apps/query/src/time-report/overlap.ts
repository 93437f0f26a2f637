import { type Span } from '../sessions/span.js';

/** Something that is open for a while. */
export interface Open extends Span {
  readonly key: string;
}

/** How long things were open one beside the other, ms. */
export interface Overlap {
  /** How long anything was open beside another. */
  readonly together: number;
  /** How long each was the only one that was open. */
  readonly alone: ReadonlyMap<string, number>;
}

/** Goes over the edges of all stretches once, and looks how many different things are open in between. */
export function overlapOf(stretches: readonly Open[]): Overlap {
  const edges = stretches
    .flatMap(({ key, from, to }) => [
      { at: from, key, step: 1 },
      { at: to, key, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Map<string, number>();
  const alone = new Map<string, number>();
  let together = 0;
  let since = 0;
  for (const { at, key, step } of edges) {
    const [only, another] = open.keys();
    if (another !== undefined) together += at - since;
    else if (only !== undefined) alone.set(only, (alone.get(only) ?? 0) + at - since);
    since = at;
    const count = (open.get(key) ?? 0) + step;
    if (count === 0) open.delete(key);
    else open.set(key, count);
  }
  return { together, alone };
}
