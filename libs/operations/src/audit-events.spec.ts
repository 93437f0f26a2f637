import { describe, expect, it } from '@jest/globals';
import { type LogEntry, type Step } from '@docket/projections';
import { operationEvents, refusedEvent } from './audit-events.js';

const BY = { type: 'API', id: 'abcdefghij23', name: 'on call' } as const;

function entry(step: Step, at: number, detail: object = {}, more: Partial<LogEntry> = {}): LogEntry {
  const of = { projection: 'p', run: 'r1', version: 0, owner: 'ops@host:1/x' };
  return { ...of, step, at, detail: detail as LogEntry['detail'], ...more };
}

const replayed = [
  entry('begun', 1_000, { reason: 'wrong', by: BY }),
  entry('creating', 1_001, {}, { version: 2 }),
  entry('resumed', 1_500, {}, { owner: 'other' }),
  entry('filled', 2_000, { records: 70 }, { version: 2 }),
  entry('compared', 3_000, { differing_from_served: 4, differing_from_events: 0 }, { version: 2 }),
  entry('switched', 4_000, { previous: 1 }, { version: 2 }),
];

describe('events of operations', () => {
  it('say who wanted a replay, why, and what came of it', () => {
    const [started, switched, ...others] = operationEvents(replayed);
    expect(others).toEqual([]);
    expect(started).toMatchObject({
      occurred_at: 1_000,
      actor: BY,
      target: { type: 'projection', id: 'p' },
      request_id: 'r1',
      reason: 'wrong',
      outcome: 'SUCCESS',
      details: { projection: 'p', version: 0, step: 'started' },
    });
    expect(switched).toMatchObject({
      actor: BY,
      reason: 'wrong',
      details: {
        step: 'switched',
        version: 2,
        previous_version: 1,
        event_count: 70,
        difference_count: 4,
        duration_ms: 3_000,
      },
    });
  });

  it('are the same however often the log is read, and one when a step is written down twice', () => {
    const ids = (entries: LogEntry[]) => operationEvents(entries).map(({ event_id }) => event_id);
    const again = entry('switched', 4_900, { previous: 1 }, { version: 2, owner: 'other' });
    expect(ids([...replayed, again])).toEqual(ids(replayed));
    const other = replayed.map((one) => ({ ...one, run: 'r2' }));
    expect(new Set(ids([...replayed, ...other])).size).toBe(4);
  });

  it('say of an abort who ended it, and of a failure what was wrong', () => {
    const ended = entry('aborted', 5_000, { reason: 'enough', by: { type: 'SYSTEM', id: 'operator/a@b' } });
    expect(operationEvents([...replayed.slice(0, 2), ended]).at(-1)).toMatchObject({
      actor: { type: 'SYSTEM', id: 'operator/a@b' },
      reason: 'enough',
      details: { step: 'aborted' },
    });
    const failed = entry('failed', 5_000, { why: 'a partition has stopped' });
    expect(operationEvents([...replayed.slice(0, 2), failed]).at(-1)).toMatchObject({
      actor: BY,
      outcome: 'FAILURE',
      reason: 'a partition has stopped',
    });
  });

  it('are one for each version that was dropped, and fit the contract whatever a log has', () => {
    const detail = { order: 'o1', reason: 'x'.repeat(5_000), by: { type: 'SYSTEM', id: '' } };
    const upkeep = [2, 3].map((version) => entry('cleaned', 1_000, detail, { run: '', version }));
    const events = operationEvents(upkeep);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(2);
    for (const { actor, reason, request_id } of events) {
      expect(actor.id).not.toBe('');
      expect(reason?.length).toBeLessThanOrEqual(512);
      expect(request_id).toBe('o1');
    }
  });

  it('say that a command was refused', () => {
    const command = { kind: 'revert', id: 'c1', projection: 'p', reason: 'x', requested_at: '', by: BY } as const;
    expect(refusedEvent(command, 'there is none', 7)).toMatchObject({
      actor: BY,
      outcome: 'DENIED',
      reason: 'there is none',
      details: { step: 'refused' },
    });
  });
});
