import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tiedEvents, eventIdOf } from '../../test/event-rows.js';
import { storeReview } from '../../test/reviews.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { methodOf, type Operation } from '../openapi/operation.js';
import { OPERATIONS } from '../openapi/operations.js';

/** Two tenants whose data look alike: the same tickets, actors, departments and times. Only ids and what stands in texts tell. */
const MARK = 'of-the-other-tenant';
const EVENTS = 150;
const others = tiedEvents('theirs', EVENTS).map((event) => ({
  ...event,
  actor_name: MARK,
  reason: MARK,
  labels: { mark: MARK },
  details: { mark: MARK },
}));
const foreignIds = others.map((event) => eventIdOf(`theirs/${event.kafka_partition}/${event.kafka_offset}`));

/** A tail has no end; it reads as the changes do, through the same reader. */
const READS = OPERATIONS.filter(
  (operation) => methodOf(operation) === 'GET' && operation.mediaType !== 'text/event-stream',
);

const MOST_PARAMETERS = 4;

/** Words that mean something to some parameter. */
const WORDS = [
  'T-1',
  'T-16',
  'agent-1',
  'support',
  'sales',
  'ticket.*',
  'ticket.created',
  'audit.*',
  '2026-01-01',
  '2026-02-01T00:00:00Z',
  'theirs',
  'day',
  'action',
  'actor',
  '1',
  '50',
  'Europe/Prague',
  MARK,
  ...foreignIds.slice(0, 3),
];

function request(operation: Operation): fc.Arbitrary<{ path: string; query: Record<string, string | string[]> }> {
  const word = fc.oneof(
    { arbitrary: fc.constantFrom(...WORDS), weight: 5 },
    { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
  );
  const inPath = fc.record(
    Object.fromEntries(
      Object.keys(operation.pathParameters ?? {}).map((name) => [name, word.filter((text) => text !== '')]),
    ),
  );
  const one = ([name, parameter]: [string, Operation['parameters'][string]]) => {
    if ('keyed' in parameter) return [`${name}.plan`, word] as const;
    const meant = [...WORDS, ...((parameter.doc.schema['enum'] as string[] | undefined) ?? [])];
    const good = meant.filter((text) => 'value' in parameter.read([text], Date.now()));
    const value =
      good.length === 0
        ? word
        : fc.oneof({ arbitrary: fc.constantFrom(...good), weight: 12 }, { arbitrary: word, weight: 1 });
    return [name, parameter.repeatable ? fc.array(value, { minLength: 1, maxLength: 2 }) : value] as const;
  };
  // A few at a time: among all of them there would hardly ever be none that is wrong.
  const all = Object.entries(operation.parameters);
  const period = all.filter(([name]) => name === 'from' || name === 'to');
  const others = all.filter((parameter) => !period.includes(parameter));
  const some = fc
    .tuple(fc.constantFrom(period, []), fc.subarray(others, { maxLength: Math.min(MOST_PARAMETERS, others.length) }))
    .map((parts) => parts.flat());
  const query = some.chain((parameters) => fc.record(Object.fromEntries(parameters.map(one))));
  return fc.record({ inPath, query }).map(({ inPath: names, query: values }) => ({
    path: Object.entries(names).reduce(
      (path, [name, text]) => path.replace(`{${name}}`, encodeURIComponent(text)),
      operation.path,
    ),
    query: Object.fromEntries(Object.entries(values)),
  }));
}

describe('tenants', () => {
  let service: RunningService;
  const keys: string[] = [];
  beforeAll(async () => {
    service = await runningService('isolation');
    await service.store([...tiedEvents('mine', EVENTS), ...others]);
    const about = { ticket: 'T-1', agent: 'agent-1', department: 'support' };
    await storeReview(service.writer, { ...about, tenant_id: 'mine' });
    await storeReview(service.writer, { ...about, tenant_id: 'theirs', note: MARK });
    keys.push(await service.key('mine', ['admin', 'viewer', 'analyst', 'auditor']));
    keys.push(await service.key('mine', ['analyst'], { departments: ['support'] }));
    await service.key('theirs', ['admin'], { name: MARK });
  });
  afterAll(async () => {
    await service.stop();
  });

  it.each(READS.map((operation) => [operation.path, operation] as const))(
    'see nothing of each other through %s',
    async (_, operation) => {
      const ask = async (key: string, path: string, query: Record<string, string | string[]>) => {
        const answer = await service.get(key, path, query);
        const text = JSON.stringify(answer.body);
        // What was asked for may be told back.
        const echoed = JSON.stringify(query) + decodeURIComponent(path);
        const found = [...foreignIds, MARK].filter((one) => text.includes(one) && !echoed.includes(one));
        if (answer.status === 200) expect(found).toEqual([]);
        return answer.status;
      };
      await fc.assert(
        fc.asyncProperty(request(operation), fc.constantFrom(...keys), async ({ path, query }, key) => {
          expect([200, 400, 403, 404, 422]).toContain(await ask(key, path, query));
        }),
        { numRuns: 25, endOnFailure: true },
      );
      // Plain requests of it are answered at all, but for those about ids that are nobody's. Reports need a beginning.
      if (operation.pathParameters !== undefined) return;
      const plain: Record<string, string> = 'from' in operation.parameters ? { from: '2026-01-01' } : {};
      expect(await ask(keys[0] ?? '', operation.path, plain)).toBe(200);
    },
  );

  it('are told apart by this test', async () => {
    const theirs = await service.key('theirs', ['admin']);
    const text = JSON.stringify((await service.get(theirs, '/v1/events', { limit: '5' })).body);
    expect(text).toContain(MARK);
    expect(foreignIds.some((id) => text.includes(id))).toBe(true);
  });
});
