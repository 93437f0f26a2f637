import { setTimeout as pause } from 'node:timers/promises';
import { type TrafficEvent } from '@docket/traffic';
import { callOf, headersOf } from './call-of.js';

/** How a help desk is played. */
export interface PlayOptions {
  /** Of the service. */
  readonly url: string;
  /** What is to happen there. */
  readonly events: Iterable<TrafficEvent>;
  /** Calls a second; as many as the service answers when absent. */
  readonly rate?: number;
  /** Told of each call that was not answered as it should be. */
  readonly onProblem: (problem: string) => void;
}

/** Calls that have to be refused (a wrong password) are answered so. */
const EXPECTED = new Set([401]);

/**
 * Plays a help desk through the service's own API: one call after another, since what happens to a ticket has an order.
 * @returns how many calls were answered as they should be
 */
export async function playTraffic({ url, events, rate = Infinity, onProblem }: PlayOptions): Promise<number> {
  let answered = 0;
  let next = performance.now();
  for (const event of events) {
    const call = callOf(event);
    if (call === undefined) continue;
    const problem = await make(call, url, headersOf(event));
    if (problem === undefined) answered += 1;
    else onProblem(problem);
    // What was late is not made up for: there is no burst after a pause.
    next = Math.max(next + 1_000 / rate, performance.now());
    const wait = next - performance.now();
    if (wait >= 1) await pause(wait);
  }
  return answered;
}

type Call = NonNullable<ReturnType<typeof callOf>>;

/** @returns what is wrong with the answer; undefined when nothing is */
async function make({ method, path, body }: Call, url: string, headers: Record<string, string>) {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok || EXPECTED.has(response.status)) return undefined;
    return `${method} ${path}: ${response.status} ${text}`;
  } catch (error) {
    return `${method} ${path}: ${String(error)}`;
  }
}
