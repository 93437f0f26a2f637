import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectAdmin, type IncomingRecord, topicConsumer } from '@docket/kafka';
import { referenceRow, readSchemaId, SchemaRegistry } from '@docket/avro';
import { REDELIVERY_HEADER } from '@docket/events';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docket } from '../../../test/run-docket.js';
import { WORKSPACE_ROOT } from '../../workspace.js';

const prefix = `${uniqueName('import')}.`;
const topic = `${prefix}audit.events.v1`;
const stack = testStack();
const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
const env = {
  DOCKET_DATA_DIR: folder,
  DOCKET_KAFKA_BROKERS: stack.brokers.join(','),
  DOCKET_KAFKA_TOPIC_PREFIX: prefix,
  DOCKET_REGISTRY_URL: stack.registryUrl,
};
const sample = (name: string) => path.join(WORKSPACE_ROOT, 'samples', name);
const importSample = () =>
  docket(
    env,
    'import',
    sample('servicenow-incident-log.csv'),
    '-m',
    sample('servicenow.mapping.yaml'),
    '-t',
    'demo',
    '--json',
    '--bad-rows',
    path.join(folder, 'bad.csv'),
  );

/** A record of the topic, decoded. */
interface Published {
  readonly id: string;
  readonly action: string;
  readonly ticket: string;
  readonly at: number;
  readonly to: string | undefined;
  readonly redelivery: boolean;
}

/** Every record of the topic, partition by partition in the order of the log. */
async function published(count: number): Promise<Published[]> {
  const partitions = new Map<number, IncomingRecord[]>();
  const consumer = topicConsumer({ brokers: stack.brokers }, { clientId: 'test', group: uniqueName('import'), topic });
  const read = () => [...partitions.values()].flat();
  await consumer.start({
    assigned: () => undefined,
    crashed: () => undefined,
    fetched: ({ partition, records }) => partitions.set(partition, [...(partitions.get(partition) ?? []), ...records]),
  });
  await eventually(`${count} records`, () => read().length >= count, { timeoutMs: 60_000 });
  await consumer.stop();
  return decode(read());
}

async function decode(records: readonly IncomingRecord[]): Promise<Published[]> {
  const registry = new SchemaRegistry({ url: stack.registryUrl });
  const all: Published[] = [];
  for (const { value, headers, offset } of records) {
    const schemaId = readSchemaId(value ?? Buffer.alloc(0)) ?? 0;
    const schema = (await registry.schemaById(schemaId)) ?? 'null';
    const fate = referenceRow(
      schema,
      value,
      { schemaId, partition: 0, offset: BigInt(offset), appendedAt: Date.now() },
      { epoch: 1, ingestedAt: 0 },
    );
    if ('rejection' in fate) throw new Error(fate.rejection.error);
    const { event_id, action, ticket_id, occurred_at, details } = fate.row;
    const redelivery = String(headers?.[REDELIVERY_HEADER]) === '1';
    all.push({ id: event_id, action, ticket: ticket_id, at: occurred_at, to: details.get('to'), redelivery });
  }
  registry.close();
  return all;
}

describe('docket import', () => {
  beforeAll(async () => {
    expect((await docket(env, 'topics', 'apply')).code).toBe(0);
    expect((await docket(env, 'schemas', 'register')).code).toBe(0);
  });
  afterAll(async () => {
    const admin = await connectAdmin({ brokers: stack.brokers }, { clientId: 'test' });
    for (const name of ['audit.events.v1', 'audit.events.v1.rejected', 'docket.control.v1'])
      await admin.remove(prefix + name);
    await admin.close();
    rmSync(folder, { recursive: true });
  });

  it('publishes a log, and the same events again when it is imported again', async () => {
    const first = await importSample();
    expect(first).toMatchObject({ code: 0 });
    const counts = {
      'ticket.created': 890,
      'ticket.status_changed': 2528,
      'ticket.transferred': 1180,
      'ticket.priority_changed': 45,
      'ticket.other': 1597,
    };
    expect(JSON.parse(first.out)).toMatchObject({ rows: 5998, bad_rows: 0, events: 6240, actions: counts });
    const once = await published(6240);
    expect(once).toHaveLength(6240);
    expect(new Set(once.map(({ id }) => id)).size).toBe(6240);
    expect(once.every(({ redelivery }) => redelivery)).toBe(true);

    expect(await importSample()).toMatchObject({ code: 0 });
    const twice = await published(12_480);
    expect(twice).toHaveLength(12_480);
    expect(new Set(twice.map(({ id }) => id))).toEqual(new Set(once.map(({ id }) => id)));
  });

  it('keeps the events of each ticket in order', async () => {
    const histories = new Map<string, Published[]>();
    for (const event of (await published(12_480)).filter(firstOf())) {
      histories.set(event.ticket, [...(histories.get(event.ticket) ?? []), event]);
    }
    expect(histories.size).toBe(890);
    for (const history of histories.values()) {
      expect(history[0]?.action).toBe('ticket.created');
      const times = history.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    const states = histories
      .get('INC0000045')
      ?.filter(({ action }) => action === 'ticket.status_changed')
      .map(({ to }) => to);
    expect(states).toEqual(['Resolved', 'Closed']);
  });
});

/** Lets the first event of each id pass. */
function firstOf(): (event: Published) => boolean {
  const seen = new Set<string>();
  return ({ id }) => !seen.has(id) && seen.add(id).size > 0;
}
