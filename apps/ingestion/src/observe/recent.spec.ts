import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('Recent', () => {
  it('asks once for many who want to know, and again when the answer is old', async () => {
    let now = 0;
    let asked = 0;
    const recent = new Recent(
      () => Promise.resolve(++asked),
      { forMs: 1_000, withinMs: 50 },
      () => now,
    );
    expect(await Promise.all([recent.get(), recent.get()])).toEqual([1, 1]);
    now = 999;
    expect(await recent.get()).toBe(1);
    now = 1_000;
    expect(await recent.get()).toBe(2);
  });

  it('does not wait for an answer that does not come', async () => {
    const recent = new Recent(() => new Promise(() => undefined), { forMs: 0, withinMs: 20 });
    await expect(recent.get()).rejects.toThrow('no answer within 20 ms');
  });

  it('passes a failure on', async () => {
    const recent = new Recent(() => Promise.reject(new Error('refused')), { forMs: 0, withinMs: 20 });
    await expect(recent.get()).rejects.toThrow('refused');
  });
});
