import fc from 'fast-check';

/** Where making steps smaller has got to: windows of this size are tried in turn, then smaller ones. */
interface Progress {
  readonly way: 'zero' | 'remove';
  readonly size: number;
  readonly at: number;
}

/** Numbers that decide each step of a run, see `Choices`; the first one decides how it begins. */
export function steps(length: { readonly min: number; readonly max: number }): fc.Arbitrary<readonly number[]> {
  return new Steps(length.min, length.max);
}

/**
 * An array of fast-check would be made smaller number by number, which takes far too many runs. Here whole windows of
 * steps are replaced by zeros, then removed: large ones first.
 */
class Steps extends fc.Arbitrary<readonly number[]> {
  constructor(
    private readonly min: number,
    private readonly max: number,
  ) {
    super();
  }

  override generate(random: fc.Random): fc.Value<readonly number[]> {
    const length = random.nextInt(this.min, this.max);
    const values = Array.from({ length }, () => random.nextInt(1, 0x7fffffff));
    return valueOf(values, { way: 'zero', size: length, at: 0 });
  }

  override canShrinkWithoutContext(value: unknown): value is readonly number[] {
    // Whether it came from here nobody knows.
    return value === undefined;
  }

  override shrink(value: readonly number[], context: unknown): fc.Stream<fc.Value<readonly number[]>> {
    return fc.stream(smaller(value, context as Progress));
  }
}

function* smaller(value: readonly number[], from: Progress): IterableIterator<fc.Value<readonly number[]>> {
  for (const window of windows(value.length, from)) {
    const { way, size, at } = window;
    const [before, inside, after] = [value.slice(0, at), value.slice(at, at + size), value.slice(at + size)];
    if (way === 'remove') yield valueOf([...before, ...after], window);
    else if (inside.some((step) => step !== 0)) {
      yield valueOf([...before, ...inside.map(() => 0), ...after], { ...window, at: at + size });
    }
  }
}

function* windows(length: number, from: Progress): Generator<Progress> {
  for (const way of ['zero', 'remove'] as const) {
    if (way === 'zero' && from.way === 'remove') continue;
    const resumed = way === from.way;
    for (let size = resumed ? from.size : Math.ceil(length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = resumed && size === from.size ? from.at : 0; at < length; at += size) yield { way, size, at };
    }
  }
}

/** Printed in short: what a run did is told by its trace. */
function valueOf(values: readonly number[], progress: Progress): fc.Value<readonly number[]> {
  const chosen = values.filter((step) => step !== 0).length;
  Object.defineProperty(values, fc.toStringMethod, {
    value: () => `${values.length} steps, ${chosen} not the usual ones`,
  });
  return new fc.Value(values, progress);
}
