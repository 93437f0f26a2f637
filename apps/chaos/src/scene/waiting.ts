import { setTimeout as delay } from 'node:timers/promises';

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return delay(ms);
}

/**
 * Asks until the answer is true. A probe that throws has answered no: what is asked may be down.
 * @returns whether it became true in time
 */
export async function becomes(
  probe: () => Promise<boolean> | boolean,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const yes = await Promise.resolve()
      .then(probe)
      .catch(() => false);
    if (yes) return true;
    if (performance.now() >= deadline) return false;
    await delay(everyMs);
  }
}

/** A whole number from `low` up to `high`, both included. */
export function between(low: number, high: number): number {
  return low + Math.floor(Math.random() * (high - low + 1));
}
