import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';

interface Page {
  events: AuditEvent[];
  next_cursor: string | null;
  previous_cursor: string | null;
  count?: { value: number; relation: string };
}

/** Few moments and few partitions, so that most events share a moment with others. */
const START = Date.UTC(2026, 0, 1);
const at = (minute: number) => new Date(START + minute * 60_000);

interface Stored {
  readonly minute: number;
  readonly came: number;
  readonly partition: number;
  readonly offset: number;
}

describe('pages of GET /v1/events', () => {
  let service: RunningService;
  let tenants = 0;
  beforeAll(async () => {
    service = await runningService('pages');
  });
  afterAll(async () => {
    await service.stop();
  });

  /** A tenant of its own with a log that grows, and what is expected of it. */
  const newLog = async () => {
    tenants += 1;
    const tenant_id = `t${tenants}`;
    const key = await service.key(tenant_id);
    const stored: Stored[] = [];
    return {
      stored,
      add: async (events: readonly Omit<Stored, 'offset'>[]) => {
        const added = events.map((event, n) => ({ ...event, offset: stored.length + n }));
        stored.push(...added);
        const rows = added.map(({ minute, came, partition, offset }): TestEvent => ({
          tenant_id,
          occurred_at: at(minute),
          ingested_at: at(came),
          kafka_partition: partition,
          kafka_offset: offset,
        }));
        if (rows.length > 0) await service.store(rows);
      },
      page: async (query: Query) => {
        const { status, body } = await service.get<Page>(key, '/v1/events', query);
        expect([status, body]).toEqual([200, expect.anything()]);
        return body;
      },
    };
  };

  const someEvents = fc.array(fc.record({ minute: fc.nat(3), came: fc.nat(3), partition: fc.nat(2) }), {
    maxLength: 6,
  });
  const walk = fc.record({
    first: fc.array(fc.record({ minute: fc.nat(3), came: fc.nat(3), partition: fc.nat(2) }), {
      minLength: 1,
      maxLength: 12,
    }),
    moves: fc.array(fc.record({ forward: fc.boolean(), late: someEvents }), { minLength: 1, maxLength: 8 }),
    limit: fc.integer({ min: 1, max: 4 }),
    order: fc.constantFrom('newest', 'oldest'),
    clock: fc.constantFrom('occurred', 'ingested'),
  });

  /** The list as it is now, written anew: by time, partition and offset. */
  const listOf = (stored: readonly Stored[], { order, clock }: { order: string; clock: string }) => {
    const time = (event: Stored) => (clock === 'occurred' ? event.minute : event.came);
    const oldest = [...stored].sort((a, b) => time(a) - time(b) || a.partition - b.partition || a.offset - b.offset);
    return (order === 'oldest' ? oldest : oldest.reverse()).map(({ offset }) => offset);
  };

  it('lie side by side in both directions, whatever arrives meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async ({ first, moves, limit, order, clock }) => {
        const log = await newLog();
        await log.add(first);
        const query = { limit: String(limit), order, clock };
        let page = await log.page(query);
        expect(page.events.map(({ offset }) => offset)).toEqual(listOf(log.stored, query).slice(0, limit));
        expect(page.previous_cursor).toBeNull();
        for (const { forward, late } of moves) {
          const cursor = forward ? page.next_cursor : page.previous_cursor;
          if (cursor === null) continue;
          const [head, tail] = [page.events[0]?.offset ?? -1, page.events.at(-1)?.offset ?? -1];
          await log.add(late);
          page = await log.page({ ...query, cursor });
          // What is next to the page one came from, as the list is now.
          const list = listOf(log.stored, query);
          const next = list.slice(list.indexOf(tail) + 1);
          const before = list.slice(0, list.indexOf(head));
          const [expected, more] = forward
            ? [next.slice(0, limit), next.length > limit]
            : [before.slice(-limit), before.length > limit];
          expect(page.events.map(({ offset }) => offset)).toEqual(expected);
          if (forward) expect(page.next_cursor !== null).toBe(more);
          else expect(page.previous_cursor !== null).toBe(more);
          expect((forward ? page.previous_cursor : page.next_cursor) !== null).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('never repeat or hide an event on the way from one end to the other and back', async () => {
    const log = await newLog();
    await log.add(Array.from({ length: 40 }, (_, n) => ({ minute: n % 5, came: n % 3, partition: n % 2 })));
    const before = listOf(log.stored, { order: 'newest', clock: 'occurred' });
    let page = await log.page({ limit: '7' });
    const seen = page.events.map(({ offset }) => offset);
    while (page.next_cursor !== null) {
      await log.add([{ minute: seen.length % 5, came: 9, partition: 1 }]);
      page = await log.page({ limit: '7', cursor: page.next_cursor });
      seen.push(...page.events.map(({ offset }) => offset));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((offset) => offset < 40)).toEqual(before);
    const back = page.events.map(({ offset }) => offset);
    while (page.previous_cursor !== null) {
      page = await log.page({ limit: '7', cursor: page.previous_cursor });
      back.unshift(...page.events.map(({ offset }) => offset));
    }
    // By now everything that came late is in its place.
    expect(back).toEqual(listOf(log.stored, { order: 'newest', clock: 'occurred' }));
  });

  it('begin at a moment, with pages on both sides', async () => {
    const log = await newLog();
    await log.add(Array.from({ length: 12 }, (_, n) => ({ minute: n % 4, came: 0, partition: 0 })));
    for (const order of ['newest', 'oldest']) {
      const list = listOf(log.stored, { order, clock: 'occurred' });
      const page = await log.page({ order, limit: '4', at: at(2).toISOString() });
      const begin = order === 'newest' ? 3 : 6;
      expect(page.events.map(({ offset }) => offset)).toEqual(list.slice(begin, begin + 4));
      const previous = await log.page({ order, limit: '4', cursor: page.previous_cursor ?? '' });
      expect(previous.events.map(({ offset }) => offset)).toEqual(list.slice(Math.max(0, begin - 4), begin));
      const next = await log.page({ order, limit: '4', cursor: page.next_cursor ?? '', at: at(2).toISOString() });
      expect(next.events.map(({ offset }) => offset)).toEqual(list.slice(begin + 4, begin + 8));
    }
  });

  it('of a moment before or after everything are empty, and lead to what there is', async () => {
    const log = await newLog();
    await log.add([{ minute: 1, came: 0, partition: 0 }]);
    const empty = await log.page({ at: at(0).toISOString() });
    expect([empty.events, empty.next_cursor]).toEqual([[], null]);
    const found = await log.page({ cursor: empty.previous_cursor ?? '' });
    expect(found.events).toHaveLength(1);
    expect(found.previous_cursor).toBeNull();
    const nothing = await log.page({ cursor: (await log.page({ at: at(9).toISOString() })).previous_cursor ?? '' });
    expect([nothing.events, nothing.previous_cursor]).toEqual([[], null]);
    expect((await log.page({ cursor: nothing.next_cursor ?? '' })).events).toHaveLength(1);
  });

  it('keep what relative times meant on the first page', async () => {
    const log = await newLog();
    const now = Date.now();
    const minutes = (ms: number) => (ms - START) / 60_000;
    // The oldest is within the last minute, and soon no longer.
    await log.add(Array.from({ length: 6 }, (_, n) => ({ minute: minutes(now - 11_700 * n), came: 0, partition: 0 })));
    const questions = [{ from: '-60s' }, { query: 'after:-1m' }];
    const firsts = await Promise.all(questions.map((query) => log.page({ ...query, limit: '2' })));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, now + 1_600 - Date.now())));
    for (const [n, query] of questions.entries()) {
      const rest = await log.page({ ...query, cursor: firsts[n]?.next_cursor ?? '' });
      expect(rest.events).toHaveLength(4);
      expect((await log.page(query)).events).toHaveLength(5);
    }
  });

  it('take a cursor of the same question in another sequence, and of no other', async () => {
    const log = await newLog();
    await log.add(Array.from({ length: 6 }, () => ({ minute: 1, came: 0, partition: 0 })));
    const { next_cursor } = await log.page({ actor: ['agent-1', 'x'], channel: '!*', limit: '2' });
    const cursor = next_cursor ?? '';
    const same = await log.page({ channel: '!*', actor: ['x', 'agent-1', 'x'], cursor });
    expect(same.events).toHaveLength(4);
    for (const other of [
      { actor: 'agent-1' },
      { order: 'oldest' },
      { clock: 'ingested' },
      { q: 'x' },
      { 'label.a': 'b' },
    ]) {
      const { status, body } = await service.get(await service.key(`t${tenants}`), '/v1/events', { ...other, cursor });
      expect([status, body['parameter']]).toEqual([400, 'cursor']);
    }
  });

  it('are counted when asked for', async () => {
    const log = await newLog();
    await log.add(Array.from({ length: 9 }, (_, n) => ({ minute: n, came: 0, partition: 0 })));
    expect(await log.page({ limit: '2' })).not.toHaveProperty('count');
    const from = at(3).toISOString();
    for (const count of ['exact', 'estimate']) {
      const first = await log.page({ count, from, limit: '2' });
      expect(first.count).toEqual({ value: 6, relation: 'exact' });
      const second = await log.page({ count, from, limit: '2', cursor: first.next_cursor ?? '' });
      expect(second.count).toEqual({ value: 6, relation: 'exact' });
    }
    await log.add(Array.from({ length: 10_001 }, () => ({ minute: 0, came: 0, partition: 0 })));
    expect((await log.page({ count: 'estimate', limit: '1' })).count).toEqual({ value: 10_000, relation: 'at_least' });
    expect((await log.page({ count: 'exact', limit: '1' })).count).toEqual({ value: 10_010, relation: 'exact' });
  });
});
