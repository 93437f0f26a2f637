import { type DocketClient } from '@docket/client';

/** Events by action. */
export type Counts = Readonly<Record<string, number>>;

const POLL_MS = 50;
const PATIENCE_MS = 30_000;

/** How many events of each action the query service finds, reads of the log itself not among them. */
export async function countStored(client: DocketClient, signal: AbortSignal): Promise<Counts> {
  const query = { group_by: ['action'] };
  const { rows } = await client.get('/v1/aggregates', { params: { query }, signal });
  return Object.fromEntries(rows.map(({ action, count }) => [action as string, count as number]));
}

/** Waits until every expected event can be queried, as long as more of them appear. @returns what was there in the end */
export async function untilStored(client: DocketClient, expected: Counts, signal: AbortSignal): Promise<Counts> {
  let best = -1;
  let deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const stored = await countStored(client, signal);
    if (missingFrom(stored, expected).length === 0 || Date.now() > deadline) return stored;
    const total = sum(stored);
    if (total > best) {
      best = total;
      deadline = Date.now() + PATIENCE_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The actions of which fewer events are stored than expected. */
export function missingFrom(stored: Counts, expected: Counts): string[] {
  return Object.keys(expected).filter((action) => (stored[action] ?? 0) < (expected[action] ?? 0));
}

export function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
