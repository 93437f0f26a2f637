import { verdictOf } from './errors.js';
import { PROCESS_SURROUNDINGS, type Surroundings } from './surroundings.js';

/** The partition is no longer ours, or the process ends: whatever was going on is given up. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError';
}

/** How long to wait between attempts, ms. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Does the same again, without limit, for as long as the verdict is `retry`. @param what for logs and metrics */
export type Retry = <T>(what: string, attempt: () => Promise<T>) => Promise<T>;

/** Waits, or rejects with `GivenUpError` as soon as the signal fires. */
export function sleep(ms: number, signal: AbortSignal, { after } = PROCESS_SURROUNDINGS): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new GivenUpError('given up'));
      return;
    }
    const giveUp = (): void => {
      cancel();
      reject(new GivenUpError('given up'));
    };
    const cancel = after(ms, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Grows by half each time, with up to half of it random, so that many who wait do not come back together. */
export function delayOf(attempt: number, { firstMs, maxMs }: Backoff, { random } = PROCESS_SURROUNDINGS): number {
  const full = Math.min(maxMs, firstMs * 1.5 ** attempt);
  return full / 2 + (random() * full) / 2;
}

/**
 * Does the same again, without limit, for as long as the verdict is `retry`.
 * @param attempt is given the number of the attempt, from 0
 */
export async function untilAnswered<T>(
  attempt: (number: number) => Promise<T>,
  options: {
    signal: AbortSignal;
    backoff: Backoff;
    onRetry: (error: unknown, attempt: number) => void;
    surroundings?: Surroundings;
  },
): Promise<T> {
  const { signal, backoff, surroundings } = options;
  for (let number = 0; ; number += 1) {
    if (signal.aborted) throw new GivenUpError('given up');
    try {
      return await attempt(number);
    } catch (error) {
      if (verdictOf(error) !== 'retry') throw error;
      options.onRetry(error, number);
      await sleep(delayOf(number, backoff, surroundings), signal, surroundings);
    }
  }
}
