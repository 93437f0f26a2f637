import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { installProjections, readProjections } from '@docket/projections';
import { tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { agentTimeline } from '../agent-timeline/agent-timeline.operation.js';
import { aggregates } from '../aggregates/aggregates.operation.js';
import { ticketTimeline } from '../ticket-timeline/ticket-timeline.operation.js';

const ROUTES = [aggregates, ticketTimeline, agentTimeline];

const odd = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'null',
  "'",
  '\\',
  '\u0000',
  '{x: String}',
  '../..',
  'ř😀',
  'x'.repeat(300),
);
const times = ['1970-01-01', '2026-01-10', '2026-01-10T05:00:00Z', '2026-01-10T05:30:00Z', '2026-03-01', '2199-12-31'];
const measures = ['count', 'first', 'last', 'rate_per_hour', 'distinct_sessions', 'distinct_actors', 'p99:detail.n'];
/** What parameters take, so that most questions get beyond the first check. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  group_by: ['action', 'category', 'actor', 'ticket', 'session', 'target_type', 'label.k', 'detail.from'],
  measure: measures,
  order: measures.flatMap((name) => [name, `-${name}`]),
  bucket: ['minute', 'hour', 'day', 'week', 'month'],
  tz: ['UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia', 'Etc/GMT+5'],
  top: ['1', '3', '1000'],
  fill: ['true', 'true', 'false'],
  lineage: ['true', 'false'],
  limit: ['1', '3', '1000'],
  as_of: times,
  from: times,
  to: times,
  day: ['1970-01-01', '2026-01-10', '2011-12-30', '2199-12-31'],
  action: ['ticket.*', 'audit.*', 'ticket.note_added'],
  actor: ['agent-1', 'agent-2'],
  ticket: ['T-4', 'T-5'],
  department: ['support', 'sales'],
};
const once = new Set([
  'order',
  'bucket',
  'tz',
  'top',
  'fill',
  'lineage',
  'limit',
  'as_of',
  'from',
  'to',
  'day',
  'cursor',
]);

describe('timelines and aggregates', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('odd');
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store([...tiedEvents('mine', 300), ...tiedEvents('theirs', 300)]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  it('answer whatever is asked, or say what is wrong with it, and show nothing of another tenant', async () => {
    const valuesOf = (name: string) => {
      const one = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...(TAKEN[name] ?? ['x'])) }, odd);
      return fc.array(one, { minLength: 1, maxLength: once.has(name) ? 1 : 2 });
    };
    const id = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('T-4', 'agent-1') }, odd);
    const question = fc
      .constantFrom(...ROUTES)
      .chain((route) => {
        const known = Object.keys(route.parameters).filter((name) => name in TAKEN);
        return fc.tuple(
          fc.constant(route),
          fc.subarray(known, { maxLength: Math.min(5, known.length) }),
          fc.constantFrom('day', 'bucket', 'cursor'),
        );
      })
      .chain(([route, some, more]) => {
        const names = Object.hasOwn(route.parameters, more) ? [...new Set([...some, more])] : some;
        const query = fc.record(Object.fromEntries(names.map((name) => [name, valuesOf(name)])));
        return fc.record({ path: id.map((text) => route.path.replace('{id}', encodeURIComponent(text))), query });
      });
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(question, async ({ path, query }) => {
        const { status, body } = await service.get(key, path, query);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect([200, 400, 404, 422]).toContain(status);
        if (status === 400) expect(body).toMatchObject({ type: expect.any(String), detail: expect.any(String) });
        expect(JSON.stringify(body)).not.toContain('theirs');
      }),
      { numRuns: 100 },
    );
    // The questions are good enough to be answered, and odd enough to be refused.
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400]));
  });
});
