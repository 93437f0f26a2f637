import { setTimeout as wait } from 'node:timers/promises';

/** The first and the longest wait, ms. */
export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * How long to wait after a failure, ms: twice as long after each, and by chance up to half less, so that many do not come back at once.
 * @param before failures in a row before this one
 */
export function backOffMs(before: number, { firstMs, longestMs }: BackOff): number {
  const most = Math.min(firstMs * 2 ** before, longestMs);
  return most * (0.5 + Math.random() / 2);
}

/** Waits; less when it is stopped. */
export async function pauseUntil(stop: AbortSignal, ms: number): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => undefined);
}
