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

  it('does not ask again as long as there is no answer', async () => {
    let asked = 0;
    const answers: ((answer: number) => void)[] = [];
    const ask = () => {
      asked += 1;
      return new Promise<number>((resolve) => answers.push(resolve));
    };
    const recent = new Recent(ask, { forMs: 0, withinMs: 20 });
    await expect(recent.get()).rejects.toThrow('no answer');
    const second = recent.get();
    expect(asked).toBe(1);
    answers[0]?.(7);
    expect(await second).toBe(7);
    answers[1]?.(8);
    void recent.get().catch(() => undefined);
    expect(asked).toBe(2);
  });

  it('passes a failure on', async () => {
    const recent = new Recent(() => Promise.reject(new Error('refused')), { forMs: 0, withinMs: 20 });
    await expect(recent.get()).rejects.toThrow('refused');
  });
});
