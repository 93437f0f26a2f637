import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineQuery } from '@docket/clickhouse';
import { ACTION_SCHEMAS, type Action, ACTIONS, type AvroRecord, LIMITS } from '@docket/events';
import { type Audit } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { z } from 'zod';
import { Installation } from '../installation.js';
import { Examples, MOMENT } from './example.js';
import { GatewayProcess, writerKey } from './gateway-process.js';
import { byCloudEvents, byDecorator, byJson, bySdk, type Happening } from './ways-in.js';

const TENANT = 't1';
const WAYS = ['SDK', 'Nest decorator', 'JSON', 'CloudEvents'] as const;

/** What is of one way in, or of one arrival; else the rows of a happening are the same. */
const OF_ONE_WAY = [
  'event_id',
  'producer_service',
  'producer_instance',
  'producer_sequence',
  'kafka_partition',
  'kafka_offset',
  'appended_at',
  'ingested_at',
];

const rows = defineQuery({
  name: 'test_rows',
  // The gateway says with which key an event came.
  sql: `SELECT toString(event_id) AS id, action, details,
    formatRowNoNewline('JSONEachRow', * EXCEPT (${OF_ONE_WAY.join(', ')}) REPLACE (mapFilter((k, v) -> k != 'gateway_key', labels) AS labels)) AS same
    FROM audit_events`,
  params: z.object({}),
  row: z.object({ id: z.string(), action: z.string(), details: z.record(z.string(), z.string()), same: z.string() }),
});

describe('every action of the contract', () => {
  const happenings = ACTIONS.map(happening);
  /** Ids by way in, in the order of the actions. */
  const ids = new Map<string, readonly string[]>();
  let at: Installation;
  let gateway: GatewayProcess;
  let audit: Audit;
  let stored: ReadonlyMap<string, { action: string; details: Record<string, string>; same: string }>;

  beforeAll(async () => {
    at = await Installation.create({ partitions: 2 });
    const key = await writerKey(at, TENANT);
    audit = await at.connect();
    [gateway] = await Promise.all([GatewayProcess.start(at), at.startIngestion()]);
    const ways = [bySdk(audit), byDecorator(audit), byJson(gateway.url, key), byCloudEvents(gateway.url, key)];
    for (const [index, way] of ways.entries()) ids.set(WAYS[index] ?? '', await way(happenings));
    const count = ACTIONS.length * WAYS.length;
    await eventually('all rows', async () => (await at.number('SELECT count() FROM audit_events')) >= count);
    stored = new Map((await at.writer.query(rows, {})).map((row) => [row.id, row]));
  });
  afterAll(async () => {
    await audit.close();
    await gateway.end();
    await at.remove();
  });

  it('arrives once on each way, and nothing is rejected', async () => {
    expect(stored.size).toBe(ACTIONS.length * WAYS.length);
    expect(new Set(stored.keys())).toEqual(new Set([...ids.values()].flat()));
    expect(await at.number('SELECT count() FROM audit_rejections')).toBe(0);
  });

  it.each(ACTIONS.map((action, index) => [action, index] as const))(
    'is the same row on each way: %s',
    (action, index) => {
      const [first, ...others] = WAYS.map((way) => stored.get(ids.get(way)?.[index] ?? ''));
      expect(first?.action).toBe(action);
      const same = JSON.parse(first?.same ?? '{}') as Record<string, unknown>;
      for (const other of others) expect(JSON.parse(other?.same ?? '{}')).toEqual(same);
      // And nothing of it was left behind on all ways alike.
      expect(Object.keys(first?.details ?? {}).sort()).toEqual(
        Object.keys(happenings[index]?.input.details ?? {}).sort(),
      );
      const empty = Object.entries(same).filter(([, value]) => value === '');
      expect(empty.map(([column]) => column)).toEqual(['subject_key_id']);
    },
  );
});

/** An event that says everything that can be said. */
function happening(action: Action): Happening {
  const examples = new Examples();
  const schema: AvroRecord = ACTION_SCHEMAS[action];
  const envelope = schema.fields.find(({ name }) => name === 'envelope')?.type;
  const given = examples.of(envelope ?? 'null', 'envelope') as Record<string, unknown>;
  // What the client and the key give.
  const { event_id, tenant_id, producer, subject_key_id, ...shared } = given;
  expect([event_id, tenant_id, producer, subject_key_id]).not.toContain(undefined);
  const details = examples.fields(schema, action, 'envelope');
  expect(JSON.stringify({ shared, details }).length).toBeLessThan(LIMITS.value);
  return { action, input: { ...shared, occurred_at: MOMENT, details } };
}
