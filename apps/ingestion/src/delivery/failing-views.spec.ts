import { beforeEach, describe, expect, it } from '@jest/globals';
import { ViewFailedError } from '@docket/ledger';
import { verdictOf } from './errors.js';
import { FailingViews } from './failing-views.js';

describe('FailingViews', () => {
  let now: number;
  let detached: string[];
  let views: FailingViews;
  beforeEach(() => {
    now = 0;
    detached = [];
    views = new FailingViews({ now: () => now });
  });

  const failure = (view = 'd.v', code = 6) => new ViewFailedError('it throws', view, code);

  /** Attempts some time apart, each ending with the error given; null: without one. */
  async function attempts(count: number, apartMs: number, error: Error | null = failure()): Promise<unknown[]> {
    const thrown: unknown[] = [];
    for (let attempt = 0; attempt < count; attempt += 1) {
      const insert = () => (error ? Promise.reject(error) : Promise.resolve());
      const detach = ({ view }: ViewFailedError) => Promise.resolve(void detached.push(view));
      await views.attempt(insert, detach).catch((caught: unknown) => thrown.push(caught));
      now += apartMs;
    }
    return thrown;
  }

  it('detaches a view only after it has failed often and for long', async () => {
    const thrown = await attempts(30, 100);
    expect(thrown.map(verdictOf)).toEqual(Array.from({ length: 30 }, () => 'retry'));
    expect(detached).toEqual([]);
    await attempts(1, 0, null);
    await attempts(4, 10_000);
    expect(detached).toEqual([]);
    await attempts(1, 0);
    expect(detached).toEqual(['d.v']);
  });

  it('begins to count anew when another view fails, or the same one in another way', async () => {
    await attempts(4, 10_000);
    await attempts(4, 10_000, failure('d.other'));
    await attempts(4, 10_000, failure('d.other', 395));
    expect(detached).toEqual([]);
  });

  it('leaves all other errors as they are', async () => {
    const other = new Error('other');
    expect(await attempts(20, 10_000, other)).toEqual(Array.from({ length: 20 }, () => other));
  });
});
