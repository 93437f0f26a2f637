import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns the first answer that is one', async () => {
    const answers = [undefined, null, false, 0];
    await expect(eventually('an answer', () => answers.shift(), { everyMs: 1 })).resolves.toBe(0);
  });

  it('asks again after an error', async () => {
    let calls = 0;
    const probe = () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return 'done';
    };
    await expect(eventually('it', probe, { everyMs: 1 })).resolves.toBe('done');
    expect(calls).toBe(3);
  });

  it('gives up in time and says what it waited for and why', async () => {
    const failing = eventually('the row', () => Promise.reject(new Error('no table')), { timeoutMs: 20, everyMs: 5 });
    await expect(failing).rejects.toMatchObject({ message: 'waited 20 ms for the row', cause: new Error('no table') });
  });
});
