import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '@docket/testing';
import { installProjections, readProjections } from '@docket/projections';
import { type TestEvent, tiedEvents } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { FILTERS, joinConditions } from '../events/event-filter.js';
import { readParameters } from '../parameters/read-parameters.js';
import { type AggregatesAnswer } from './aggregates.operation.js';
import { aggregatesQuery, type Grouping } from './aggregates.query.js';
import { chooseSource, type Source } from './source.js';

const HOUR = 3_600_000;
const AGENT_ACTIONS = [
  'ticket.note_added',
  'user.logged_in',
  'ticket.called',
  'user.viewed_ticket',
  'ticket.transferred',
];

/** Events spread within their hours, of two kinds of actors, and some that agents are counted by. */
const events = tiedEvents('mine', 1200).map((event, n): TestEvent => {
  return {
    ...event,
    occurred_at: new Date(event.occurred_at.getTime() + ((n * 977) % HOUR)),
    actor_type: n % 5 === 0 ? 'BOT' : 'AGENT',
    action: n % 2 === 0 ? (AGENT_ACTIONS[n % AGENT_ACTIONS.length] ?? '') : event.action,
  };
});

/** Hours at which something happened, and the ones beside them: where a bound that is off by one shows. */
const starts = [...new Set(events.map(({ occurred_at }) => Math.floor(occurred_at.getTime() / HOUR) * HOUR))];
const hour = fc
  .tuple(fc.constantFrom(...starts), fc.constantFrom(0, 0, 0, HOUR, -HOUR))
  .map(([start, beside]) => new Date(start + beside).toISOString());
const range = fc.tuple(fc.option(hour), fc.option(hour)).map(([from, to]): Query => {
  if (from !== null && to !== null && from >= to) return { from };
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
});
const bucket = fc.constantFrom(undefined, 'hour', 'day', 'week', 'month');
const zone = fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York', 'Asia/Tokyo', 'America/Sao_Paulo');
/** Mostly none, so that most questions have an answer. */
const some = (...values: string[]) => fc.oneof(fc.constant<string[]>([]), fc.subarray(values));

const withoutSessions = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'distinct_sessions'));

describe('aggregates from projections', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('sources');
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    // Several inserts, so that hours are made of several rows that are added up when they are read.
    for (let at = 0; at < events.length; at += 300) await service.store(events.slice(at, at + 300));
    await service.store(tiedEvents('theirs', 300));
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query) => {
    const answer = await service.get<AggregatesAnswer>(key, '/v1/aggregates', query);
    expect([query, answer.status, answer.body]).toEqual([query, 200, expect.anything()]);
    return answer.body;
  };

  it('are equal to those from the table, whatever is asked', async () => {
    const question = fc.record({
      range,
      bucket,
      zone,
      groups: fc.subarray(['action', 'category', 'department', 'channel', 'outcome'], { maxLength: 4 }),
      action: some('ticket.*', 'user.logged_in', 'audit.*', 'ticket.created'),
      department: some('support', 'sales', 'nowhere'),
      top: fc.constantFrom(undefined, '1', '3'),
      fill: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        // What is filled stays below the limit on rows.
        const isSmall = asked.groups.length === 0 || (asked.groups.length === 1 && asked.bucket !== 'hour');
        const query: Query = {
          ...asked.range,
          ...(asked.bucket === undefined
            ? {}
            : { bucket: asked.bucket, tz: asked.zone, fill: String(asked.fill && isSmall) }),
          ...(asked.top === undefined || asked.groups.length === 0 ? {} : { top: asked.top }),
          ...{ group_by: asked.groups, action: asked.action, department: asked.department, limit: '10000' },
        };
        const measures = asked.bucket === undefined ? ['count'] : ['count', 'rate_per_hour'];
        const fromHours = await ask({ ...query, measure: measures });
        // Hours know nothing of sessions, so this is read from the table.
        const fromTable = await ask({ ...query, measure: [...measures, 'distinct_sessions'] });
        expect([fromHours.meta.source, fromTable.meta.source]).toEqual(['action_counts_hourly', 'audit_events']);
        expect(fromHours.rows).toEqual(fromTable.rows.map(withoutSessions));
      }),
      { numRuns: 40 },
    );
  });

  it('are equal for agents, too', async () => {
    const question = fc.record({
      range,
      bucket,
      zone,
      dimensions: fc.subarray(['action', 'category', 'actor', 'department'] as const),
      action: fc.subarray(AGENT_ACTIONS, { minLength: 1 }),
      actor: some('agent-1', 'agent-2'),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ range: times, bucket: length, zone: tz, dimensions, action, actor }) => {
        const given = readParameters(FILTERS, { ...times, action, actor });
        const filter = { ...given, actor_type: ['AGENT'] };
        const measures = ['count', 'distinct_actors'] as const;
        const asked = { dimensions, bucket: length, measures, tz, filter };
        const grouping: Grouping = { ...asked, top: undefined };
        const healthy = { reasonAgainst: () => Promise.resolve(undefined) };
        // The first one has no actors.
        const hours = await chooseSource({ ...asked, dimensions: [...dimensions, 'actor_type'] }, healthy);
        expect(hours.name).toBe('agent_activity_hourly');
        const table = await chooseSource({ ...asked, dimensions: ['session'] }, healthy);
        const agents = { sql: ["actor_type = 'AGENT'"], params: {} };
        const fromTable = { ...table, conditions: joinConditions([table.conditions, agents]) };
        expect(await rowsOf(grouping, hours, tz)).toEqual(await rowsOf(grouping, fromTable, tz));
      }),
      { numRuns: 20 },
    );
  });

  async function rowsOf(grouping: Grouping, source: Source, tz: string): Promise<string[]> {
    const { query, params } = aggregatesQuery(grouping, source);
    const rows = await service.writer.query(query, { ...params, tenant_id: 'mine', tz, rows: 10_000 });
    return rows.map((row) => JSON.stringify(row)).sort();
  }

  it('are not used for hours that wait for their repair', async () => {
    const january = { measure: 'count', from: '2026-01-01', to: '2026-02-01' };
    const february = { measure: 'count', from: '2026-02-01', to: '2026-03-01' };
    const hourOf = new Date(Date.UTC(2026, 0, 15));
    await service.writer.insertRows('ingest_repair', [
      { topic: 't', epoch: 1, partition: 0, first: 0, last: 1, hour: hourOf, at: new Date(Date.UTC(2026, 0, 16)) },
    ]);
    const found = await eventually('the hour to be known', async () => {
      const { meta } = await ask(january);
      return meta.source === 'audit_events' ? meta : undefined;
    });
    expect(found.why).toContain('waits for the repair');
    expect((await ask(february)).meta.source).toBe('action_counts_hourly');
  });

  it('are not used when their view was ever broken, or they are gone', async () => {
    const view = `${service.writer.database}.action_counts_hourly__v1_mv`;
    const place = { topic: 't', epoch: 1, partition: 0, first: 0, error: 'e', owner: 'o', at: new Date(0) };
    await service.writer.insertRows('ingest_broken_view', [{ view, ...place }]);
    const query = { measure: 'count', from: '2026-02-01', to: '2026-03-01' };
    const why = async (text: string) =>
      eventually(text, async () => {
        const { meta } = await ask(query);
        return meta.why.includes(text) ? meta.source : undefined;
      });
    expect(await why('is broken')).toBe('audit_events');
    await service.writer.command('DROP VIEW action_counts_hourly SYNC');
    expect(await why('is not there')).toBe('audit_events');
  });
});
