import { describe, expect, it } from '@jest/globals';
import { type WorkerState } from '../delivery/worker-state.js';
import { readinessOf, type ReadinessParts } from './readiness.js';

function worker(partition: number, state: WorkerState, next?: number) {
  return { place: { topic: 't', epoch: 1, partition }, state, next, bufferedBytes: 0 };
}

function parts(more: Partial<ReadinessParts> = {}): ReadinessParts {
  return { hasJoined: () => true, workers: () => [worker(0, { is: 'open' }, 4)], systems: {}, ...more };
}

describe('readinessOf', () => {
  it('is ready when every partition is open and every system answers', async () => {
    const systems = { kafka: () => Promise.resolve() };
    expect(await readinessOf(parts({ systems }))).toEqual({
      ready: true,
      problems: [],
      partitions: [{ partition: 0, state: 'open', next: 4 }],
    });
  });

  it('is ready without partitions once the group has dealt them out', async () => {
    expect((await readinessOf(parts({ workers: () => [] }))).ready).toBe(true);
    const before = await readinessOf(parts({ workers: () => [], hasJoined: () => false }));
    expect(before).toMatchObject({ ready: false, problems: [{ part: 'group' }] });
  });

  it('names everything that is wrong', async () => {
    const answer = await readinessOf(
      parts({
        workers: () => [worker(2, { is: 'stopped', error: new Error('a gap') }, 9), worker(1, { is: 'opening' })],
        systems: { kafka: () => Promise.reject(new Error('refused')), clickhouse: () => Promise.resolve() },
      }),
    );
    expect(answer.ready).toBe(false);
    expect(answer.problems).toEqual([
      { part: 'partition 2', problem: 'has stopped and waits for an operator: Error: a gap' },
      { part: 'partition 1', problem: 'is being opened' },
      { part: 'kafka', problem: 'Error: refused' },
    ]);
    expect(answer.partitions.map(({ partition }) => partition)).toEqual([1, 2]);
  });
});
