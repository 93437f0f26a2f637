import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TestEvent } from '../../test/event-rows.js';
import { close, decide } from '../../test/ledger-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';

interface Answer {
  events: AuditEvent[];
  next_cursor: string;
  caught_up: boolean;
}

const START = Date.UTC(2026, 0, 1);

describe('GET /v1/changes', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('changes');
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query, as = key) => {
    const { status, body } = await service.get<Answer>(as, '/v1/changes', query);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body;
  };
  const now = async () => (await ask({ after: 'now' })).next_cursor;
  const placeOf = ({ epoch, partition, offset }: AuditEvent) => `${epoch}/${partition}/${offset}`;
  const event = (partition: number, offset: number, more: Partial<TestEvent> = {}): TestEvent => ({
    tenant_id: 'mine',
    // When it happened has nothing to do with when it came in.
    occurred_at: new Date(START + ((offset * 7919) % 100) * 3_600_000),
    kafka_partition: partition,
    kafka_offset: offset,
    ...more,
  });
  const events = (partition: number, first: number, last: number, more: Partial<TestEvent> = {}) =>
    Array.from({ length: last - first + 1 }, (_, n) => event(partition, first + n, more));
  /** All that comes behind a cursor, and the cursor behind that. */
  const drain = async (after: string, query: Query = {}, as = key) => {
    const seen: AuditEvent[] = [];
    for (let cursor = after; ;) {
      const answer = await ask({ ...query, after: cursor }, as);
      seen.push(...answer.events);
      cursor = answer.next_cursor;
      if (answer.caught_up) return { seen, cursor, places: seen.map(placeOf) };
    }
  };

  it('shows a batch when it is closed, and not while it is written', async () => {
    const start = await now();
    await decide(service.writer, [{ partition: 0, first: 0, last: 4 }]);
    // In the table already, but another attempt may still add the rest.
    await service.store([event(0, 0), event(0, 3)]);
    expect(await ask({ after: start })).toMatchObject({ events: [], caught_up: true });
    await service.store([event(0, 1), event(0, 2), event(0, 4)]);
    await close(service.writer, 0, 5);
    const { places, cursor } = await drain(start, { limit: '2' });
    expect(places).toEqual(['1/0/0', '1/0/1', '1/0/2', '1/0/3', '1/0/4']);
    expect((await drain(cursor)).places).toEqual([]);
    expect((await drain(start)).places).toEqual(places);
  });

  it('gives events of a partition that was not there before, from its first on', async () => {
    const start = await now();
    await decide(service.writer, [{ partition: 9, first: 0, last: 2 }]);
    await service.store(events(9, 0, 2));
    await close(service.writer, 9, 3);
    expect((await drain(start)).places).toEqual(['1/9/0', '1/9/1', '1/9/2']);
  });

  it('is the tenant’s own, filtered, and without what Docket does itself', async () => {
    const start = await now();
    const theirs = await service.key('theirs');
    await decide(service.writer, [{ partition: 1, first: 0, last: 5 }]);
    await service.store([
      event(1, 0, { action: 'ticket.created' }),
      event(1, 1, { tenant_id: 'theirs' }),
      event(1, 2, { action: 'audit.searched' }),
      event(1, 3, { actor_id: 'bot-1' }),
      event(1, 4, { ticket_id: 'T-1' }),
      event(1, 5, { tenant_id: 'theirs' }),
    ]);
    await close(service.writer, 1, 6);
    expect((await drain(start)).places).toEqual(['1/1/0', '1/1/3', '1/1/4']);
    expect((await drain(start, { action: '*' })).places).toEqual(['1/1/0', '1/1/2', '1/1/3', '1/1/4']);
    expect((await drain(start, { query: '-actor:bot-1', ticket: '*' })).places).toEqual(['1/1/4']);
    const { seen } = await drain(start, {}, theirs);
    expect(seen.map(({ tenant_id, offset }) => [tenant_id, offset])).toEqual([
      ['theirs', 1],
      ['theirs', 5],
    ]);
  });

  it('never misses an event, whatever the order in which batches of several partitions land', async () => {
    const base = new Map<number, number>();
    // Every partition writes batches one after another; who comes first between partitions is chance.
    const turns = fc.array(
      fc.record({
        partition: fc.integer({ min: 20, max: 23 }),
        size: fc.integer({ min: 1, max: 6 }),
        polls: fc.boolean(),
        closes: fc.boolean(),
      }),
      { minLength: 3, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 5 }), async (given, limit) => {
        const written: string[] = [];
        const seen: string[] = [];
        let cursor = await now();
        for (const { partition, size, polls, closes } of given) {
          const first = base.get(partition) ?? 0;
          const last = first + size - 1;
          base.set(partition, last + 1);
          await decide(service.writer, [{ partition, first, last }]);
          // Rows of one batch land in another order than their offsets, and a reader looks in between.
          await service.store(
            events(partition, first, last)
              .reverse()
              .slice(0, Math.ceil(size / 2)),
          );
          if (polls) {
            const answer = await ask({ after: cursor, limit: String(limit) });
            seen.push(...answer.events.map(placeOf));
            cursor = answer.next_cursor;
          }
          const rest = events(partition, first, last)
            .reverse()
            .slice(Math.ceil(size / 2));
          if (rest.length > 0) await service.store(rest);
          written.push(...events(partition, first, last).map(({ kafka_offset }) => `1/${partition}/${kafka_offset}`));
          if (closes) await close(service.writer, partition, last + 1);
        }
        for (const [partition, next] of base) await close(service.writer, partition, next);
        seen.push(...(await drain(cursor, { limit: String(limit) })).places);
        expect([...seen].sort()).toEqual([...written].sort());
        const ofPartition = (place: string) => place.split('/')[1];
        for (const partition of new Set(seen.map(ofPartition))) {
          const offsets = seen
            .filter((place) => ofPartition(place) === partition)
            .map((place) => Number(place.split('/')[2]));
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('serves a quiet partition beside one that never stops', async () => {
    let cursor = await now();
    await decide(service.writer, [{ partition: 31, first: 0, last: 0 }]);
    await service.store([event(31, 0)]);
    await close(service.writer, 31, 1);
    const seen: string[] = [];
    for (let turn = 0; turn < 12 && !seen.includes('1/31/0'); turn += 1) {
      await decide(service.writer, [{ partition: 30, first: turn * 3, last: turn * 3 + 2 }]);
      await service.store(events(30, turn * 3, turn * 3 + 2));
      await close(service.writer, 30, turn * 3 + 3);
      const answer = await ask({ after: cursor, limit: '2' });
      seen.push(...answer.events.map(placeOf));
      cursor = answer.next_cursor;
    }
    expect(seen).toContain('1/31/0');
  });

  it.each(['x', 'W10', '0', "' OR 1=1 --", 'x'.repeat(9000)])('refuses %.20s, which is no position', async (after) => {
    const answer = await service.get(key, '/v1/changes', { after });
    expect(answer).toMatchObject({ status: 400, body: { parameter: 'after' } });
  });

  it('does not take a cursor of a page', async () => {
    await service.store([event(50, 0), event(50, 1)]);
    const { body } = await service.get<{ next_cursor: string }>(key, '/v1/events', { limit: '1' });
    const answer = await service.get(key, '/v1/changes', { after: body.next_cursor });
    expect(answer).toMatchObject({ status: 400, body: { parameter: 'after' } });
  });

  // Behind all others: once a new epoch has begun, the one before is over.
  it('goes on with a new incarnation of the topic, whose offsets begin anew', async () => {
    const start = await now();
    await decide(service.writer, [{ partition: 0, first: 5, last: 6 }]);
    await service.store(events(0, 5, 6));
    await close(service.writer, 0, 7);
    await decide(service.writer, [{ partition: 0, first: 0, last: 1, epoch: 2 }]);
    await service.store(events(0, 0, 1, { epoch: 2 }));
    await close(service.writer, 0, 2, 2);
    expect((await drain(start)).places).toEqual(['1/0/5', '1/0/6', '2/0/0', '2/0/1']);
  });

  it('gives what was written of a batch whose incarnation ended before it was closed, once that is long ago', async () => {
    const start = await now();
    await decide(service.writer, [{ partition: 3, first: 0, last: 1 }]);
    await service.store(events(3, 0, 0));
    const began = (epoch: number, at: Date) =>
      service.writer.insertRows('ingest_epoch', [{ topic: 'audit.events.v1', epoch, reason: 'test', at }]);
    await began(2, new Date());
    expect((await drain(start)).places).toEqual([]);
    await began(2, new Date(Date.now() - 3_600_000));
    expect((await drain(start)).places).toEqual(['1/3/0']);
  });
});
