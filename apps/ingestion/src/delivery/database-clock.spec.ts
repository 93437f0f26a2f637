import { beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseClock } from './database-clock.js';

describe('DatabaseClock', () => {
  let elapsed = 0;
  let server = 0;
  let asked = 0;
  let clock: DatabaseClock;
  beforeEach(() => {
    elapsed = 0;
    server = 1_000_000;
    asked = 0;
    const ask = (): Promise<number> => {
      asked += 1;
      return Promise.resolve(server + elapsed);
    };
    clock = new DatabaseClock(ask, { now: () => elapsed });
  });

  it('goes on from one answer for a minute', async () => {
    expect(await clock.now()).toBe(1_000_000);
    elapsed = 59_999.5;
    expect(await clock.now()).toBe(1_059_999);
    expect(asked).toBe(1);
  });

  it('asks again after a minute, and follows a step of the clock', async () => {
    await clock.now();
    server += 3_600_000;
    elapsed = 60_000;
    expect(await clock.now()).toBe(4_660_000);
    expect(asked).toBe(2);
  });

  it('never goes back', async () => {
    await clock.now();
    elapsed = 50_000;
    const before = await clock.now();
    server -= 3_600_000;
    elapsed = 61_000;
    expect(await clock.now()).toBe(before);
  });
});
