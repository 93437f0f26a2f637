import { setTimeout } from 'node:timers/promises';

/** How long to wait until ingestion has brought a record to where it is read, ms. */
const VISIBLE_MS = 3_000;
const POLL_MS = 50;

/** A client that looks at once should find what it made. When ingestion is behind, it is answered all the same. */
export async function untilVisible(isThere: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + VISIBLE_MS;
  while (Date.now() < until) {
    if (await isThere()) return;
    await setTimeout(POLL_MS);
  }
}
