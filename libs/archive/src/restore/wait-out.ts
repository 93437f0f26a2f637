import { setTimeout } from 'node:timers/promises';

const FIRST_MS = 250;
const LONGEST_MS = 5_000;
/** An outage that is longer is an operator's affair; what was interrupted goes on where it was. */
const PATIENCE_MS = 10 * 60_000;

/** Tries again while what is asked is away or busy. Only for what may be carried out twice. */
export async function waitOut<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(LONGEST_MS, waitMs * 2)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error) || Date.now() > until) throw error;
      await setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Whether the same may succeed later. */
export function mayPass(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('verdict' in error && error.verdict === 'retry') || ('retriable' in error && error.retriable === true);
}
