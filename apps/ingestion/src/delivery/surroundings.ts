import { randomUUID } from 'node:crypto';

/**
 * Time and chance, as far as delivery depends on them. They come from outside, so that a run of the state machine with
 * all its waits can be repeated exactly.
 */
export interface Surroundings {
  /** A clock that never goes back, ms since some moment. */
  readonly now: () => number;
  /** Calls back once, some ms later. @returns what prevents it */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** A name nobody ever had. */
  readonly uniqueName: () => string;
}

/** Those of a running process. */
export const PROCESS_SURROUNDINGS: Surroundings = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
  uniqueName: () => randomUUID(),
};
