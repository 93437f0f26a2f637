import { verdictOf } from './errors.js';

/** The partition is no longer ours, or the process ends: whatever was going on is given up. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError';
}

/** How long to wait between attempts, ms. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Waits, or rejects with `GivenUpError` as soon as the signal fires. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new GivenUpError('given up'));
      return;
    }
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(new GivenUpError('given up'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Grows by half each time, with up to half of it random, so that many who wait do not come back together. */
export function delayOf(attempt: number, { firstMs, maxMs }: Backoff): number {
  const full = Math.min(maxMs, firstMs * 1.5 ** attempt);
  return full / 2 + (Math.random() * full) / 2;
}

/**
 * Does the same again, without limit, for as long as the verdict is `retry`.
 * @param attempt is given the number of the attempt, from 0
 */
export async function untilAnswered<T>(
  attempt: (number: number) => Promise<T>,
  options: { signal: AbortSignal; backoff: Backoff; onRetry: (error: unknown, attempt: number) => void },
): Promise<T> {
  for (let number = 0; ; number += 1) {
    if (options.signal.aborted) throw new GivenUpError('given up');
    try {
      return await attempt(number);
    } catch (error) {
      if (verdictOf(error) !== 'retry') throw error;
      options.onRetry(error, number);
      await sleep(delayOf(number, options.backoff), options.signal);
    }
  }
}
