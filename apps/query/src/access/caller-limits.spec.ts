import { describe, expect, it } from '@jest/globals';
import { CallerLimits } from './caller-limits.js';

/** Limits under a clock that the test moves. */
function limitsOf(requestsPerSecond: number, concurrentRequests: number) {
  let now = 0;
  const limits = new CallerLimits({ requestsPerSecond, concurrentRequests }, () => now);
  return { enter: (caller = 'me') => limits.enter(caller), wait: (ms: number) => (now += ms) };
}

describe('limits of a caller', () => {
  it('are so many requests per second, a second of them at once', () => {
    const { enter, wait } = limitsOf(5, 100);
    for (let n = 0; n < 5; n += 1) enter()();
    expect(() => enter()).toThrow('at most 5 requests per second');
    // Others are not held up.
    enter('you')();
    wait(200);
    enter()();
    expect(() => enter()).toThrow('per second');
  });

  it('say when it is worth trying again', () => {
    const { enter } = limitsOf(1, 100);
    enter();
    expect(refusal(enter)).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
  });

  it('are so many requests at once, until one of them is over', () => {
    const { enter } = limitsOf(1_000, 2);
    const leave = enter();
    enter();
    expect(refusal(enter)).toMatchObject({ status: 429, message: expect.stringContaining('at most 2 requests') });
    leave();
    enter();
  });

  it('remember no more than 10,000 callers, and none of them forgets what is open', () => {
    const { enter } = limitsOf(1_000, 1);
    enter('busy');
    for (let n = 0; n < 20_000; n += 1) enter(`caller ${n}`)();
    expect(() => enter('busy')).toThrow('at most 1 requests');
  });
});

function refusal(enter: () => unknown): unknown {
  try {
    enter();
  } catch (error) {
    return error;
  }
  return undefined;
}
