import { setTimeout } from 'node:timers/promises';

/** How long to wait until ingestion has brought a record to where it is read, ms. */
const VISIBLE_MS = 3_000;
const POLL_MS = 50;

/**
 * A client that looks at once should find what it made. When ingestion is behind, it is answered all the same.
 * @param look for it; undefined while it is not there
 * @returns what was found; undefined when it was not there within `withinMs`
 */
export async function untilVisible<T>(
  look: () => Promise<T | undefined>,
  withinMs = VISIBLE_MS,
): Promise<T | undefined> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const found = await look();
    if (found !== undefined) return found;
    await setTimeout(POLL_MS);
  }
  return undefined;
}
