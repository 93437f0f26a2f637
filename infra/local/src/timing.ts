import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `probe` again and again until it returns something else than `undefined` or `false`.
 *
 * @param timeoutMs after this long, `undefined` is returned; the probe is asked at least once
 * @param everyMs pause between two questions
 */
export async function poll<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs: number,
  everyMs = 50,
): Promise<T | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() >= deadline) return undefined;
    await delay(everyMs);
  }
}

/** True when `promise` settles within `timeoutMs`. The promise goes on either way. */
export async function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = delay(timeoutMs, false, { signal: waiting.signal, ref: true }).catch(() => false);
  const done = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([done, late]);
  waiting.abort();
  return inTime;
}
