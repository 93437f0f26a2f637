/** When the rows of a path became visible. Times are those of `performance.now()`. */
export interface Drain {
  readonly firstAt: number;
  /** Rows visible at that moment. */
  readonly firstRows: number;
  readonly doneAt: number;
}

/** How to watch. */
export interface DrainWatch {
  /** Rows expected in the end. */
  readonly rows: number;
  /** Rows visible now. */
  readonly count: () => Promise<number>;
  /** Called after every look. */
  readonly looked: () => void;
  /** Says why nothing comes. */
  readonly explain: () => Promise<string>;
}

const POLL_MS = 50;
const STALLED_MS = 120_000;

/** Looks every 50 ms until all rows are visible. @throws when none came for two minutes, or there are too many */
export async function watchDrain(watch: DrainWatch): Promise<Drain> {
  let first: { at: number; rows: number } | undefined;
  let seen = 0;
  let progressAt = performance.now();
  for (;;) {
    const began = performance.now();
    const rows = await watch.count();
    const now = performance.now();
    watch.looked();
    if (rows > 0) first ??= { at: now, rows };
    if (first && rows === watch.rows) return { firstAt: first.at, firstRows: first.rows, doneAt: now };
    if (rows > watch.rows) throw new Error(`${rows} rows are visible, but there are only ${watch.rows} events`);
    if (rows > seen) {
      seen = rows;
      progressAt = now;
    }
    if (now - progressAt > STALLED_MS) {
      throw new Error(
        `nothing came for ${STALLED_MS / 1000} s, at ${rows} of ${watch.rows} rows; ${await watch.explain()}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + POLL_MS - performance.now())));
  }
}

/**
 * Rows per second from the first visible ones to the last. When all became visible at once that says nothing: then over
 * the whole time since `startedAt`.
 */
export function drainRate(drain: Drain, rows: number, startedAt: number): number {
  const { firstAt, firstRows, doneAt } = drain;
  if (firstRows < rows) return ((rows - firstRows) / (doneAt - firstAt)) * 1000;
  return (rows / (doneAt - startedAt)) * 1000;
}
