import { setTimeout as delay } from 'node:timers/promises';

/** How long to ask and how often, in milliseconds. */
export interface EventuallyOptions {
  timeoutMs?: number;
  everyMs?: number;
}

/**
 * Asks `probe` until it neither throws nor returns `false`, `undefined` or `null`, and returns its answer.
 *
 * @param what completes the sentence "waited 30000 ms for …"
 * @throws Error after `timeoutMs` (30 s by default); its `cause` is what the probe threw last
 */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T> | T,
  { timeoutMs = 30_000, everyMs = 50 }: EventuallyOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const attempt = await attemptOnce(probe);
    if ('answer' in attempt) return attempt.answer;
    if (performance.now() >= deadline)
      throw new Error(`waited ${timeoutMs} ms for ${what}`, { cause: attempt.problem });
    await delay(everyMs);
  }
}

type Attempt<T> = { answer: Exclude<T, false | null | undefined> } | { problem: unknown };

async function attemptOnce<T>(probe: () => Promise<T> | T): Promise<Attempt<T>> {
  try {
    const answer = await probe();
    if (answer === false || answer === undefined || answer === null)
      return { problem: `the answer was ${String(answer)}` };
    return { answer: answer as Exclude<T, false | null | undefined> };
  } catch (problem) {
    return { problem };
  }
}
