import { setTimeout } from 'node:timers/promises';

const FIRST_MS = 250;
const LONGEST_MS = 5_000;
/** An outage that is longer is an operator's affair; what was interrupted goes on where it was. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Does the same again while what is asked is away or busy. Only for what may be carried out twice.
 * @param signal ends the wait between two attempts
 * @throws what the last attempt threw, or the signal's reason
 */
export async function waitOut<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(LONGEST_MS, waitMs * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error) || Date.now() > until) throw error;
      await pause(waitMs, signal);
    }
  }
}

/** Waits, unless the signal fires meanwhile. @throws the signal's reason */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {
    signal.throwIfAborted();
  });
}

/** Whether the same may succeed later. */
export function mayPass(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('verdict' in error && error.verdict === 'retry') || ('retriable' in error && error.retriable === true);
}
