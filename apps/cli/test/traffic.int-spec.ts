import { encodeWire, inspectValue, readSchemaId, recordEncoder, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, REDELIVERY_HEADER, topicNames } from '@docket/events';
import { connectAdmin, type IncomingRecord, topicConsumer } from '@docket/kafka';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { generateTraffic, type TrafficEvent } from '@docket/traffic';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docket, docketUntil } from './run-docket.js';

const COUNT = 2_000;
const START = '2025-03-03';
const stack = testStack();
const prefixes: string[] = [];

/** Topics and schemas of a test of its own. */
async function installation() {
  const prefix = `${uniqueName('traffic')}.`;
  prefixes.push(prefix);
  const env = {
    DOCKET_KAFKA_BROKERS: stack.brokers.join(','),
    DOCKET_KAFKA_TOPIC_PREFIX: prefix,
    DOCKET_REGISTRY_URL: stack.registryUrl,
  };
  for (const args of [
    ['topics', 'apply'],
    ['schemas', 'register'],
  ]) {
    expect(await docket(env, ...args)).toMatchObject({ code: 0 });
  }
  return { env, topic: `${prefix}audit.events.v1` };
}

/** A record of the topic, as far as the test has to know it before it compares bytes. */
interface Published {
  readonly partition: number;
  readonly value: Buffer;
  readonly schemaId: number;
  readonly redelivery: boolean;
  readonly envelope: {
    readonly event_id: string;
    readonly ticket_id: string | null;
    readonly producer: { readonly service: string; readonly instance: string; readonly sequence: number };
  };
}

describe('docket traffic', () => {
  let registry: SchemaRegistry;

  beforeAll(() => {
    registry = new SchemaRegistry({ url: stack.registryUrl });
  });
  afterAll(async () => {
    registry.close();
    const admin = await connectAdmin({ brokers: stack.brokers }, { clientId: 'test' });
    for (const prefix of prefixes)
      for (const name of Object.values<string>({ ...topicNames(prefix) })) await admin.remove(name);
    await admin.close();
  });

  /** Everything in the topic, in the order in which the producers counted. */
  async function published(topic: string, count: number): Promise<Published[]> {
    const records: (IncomingRecord & { partition: number })[] = [];
    const consumer = topicConsumer(
      { brokers: stack.brokers },
      { clientId: 'test', group: uniqueName('traffic'), topic },
    );
    await consumer.start({
      assigned: () => undefined,
      crashed: () => undefined,
      fetched: ({ partition, records: fetched }) => records.push(...fetched.map((one) => ({ ...one, partition }))),
    });
    await eventually(`${count} records`, () => records.length >= count, { timeoutMs: 60_000 });
    await consumer.stop();
    expect(records).toHaveLength(count);
    return Promise.all(records.map(decoded));
  }

  async function decoded({ partition, value, headers }: IncomingRecord & { partition: number }): Promise<Published> {
    const bytes = value ?? Buffer.alloc(0);
    const schemaId = readSchemaId(bytes) ?? 0;
    const read = inspectValue((await registry.schemaById(schemaId)) ?? 'null', bytes);
    expect(read).toMatchObject({ problem: undefined, leftBytes: 0 });
    const redelivery = headers?.[REDELIVERY_HEADER] !== undefined;
    return { partition, value: bytes, schemaId, redelivery, ...(read.value as Pick<Published, 'envelope'>) };
  }

  const history = ['--start', START, '--agents', '6', '--seed', '11', '--tenant', 'acme', '--events', String(COUNT)];

  it('publishes what the generator makes, byte for byte, each ticket in order; and the same again', async () => {
    const { env, topic } = await installation();
    const first = await docket(env, 'traffic', ...history, '--json');
    expect(first).toMatchObject({ code: 0 });
    const events = expected();
    expect(JSON.parse(first.out)).toMatchObject({
      events: COUNT,
      acknowledged: COUNT,
      failed: 0,
      actions: counts(events),
    });

    const records = await published(topic, COUNT);
    const inOrder = [...records].sort((a, b) => a.envelope.producer.sequence - b.envelope.producer.sequence);
    expect(inOrder.map(({ value }) => value.toString('hex'))).toEqual(
      events.map((event, n) => wire(event, inOrder[n]).toString('hex')),
    );
    expect(inOrder.map(({ envelope }) => envelope.producer)).toEqual(
      events.map((_, sequence) => ({ service: 'traffic', instance: records[0]?.envelope.producer.instance, sequence })),
    );
    expectTicketsInOrder(records);
    expect(records.some(({ redelivery }) => redelivery)).toBe(false);

    expect(await docket(env, 'traffic', ...history)).toMatchObject({ code: 0 });
    expect(await docket(env, 'traffic', ...history, '--again')).toMatchObject({ code: 0 });
    const all = await published(topic, 3 * COUNT);
    const runs = byInstance(all);
    expect(runs.size).toBe(3);
    for (const run of runs.values()) {
      expect(new Set(run.map(({ envelope }) => envelope.event_id))).toEqual(
        new Set(events.map(({ input }) => input.event_id)),
      );
    }
    expect([...runs.values()].filter((run) => run.every(({ redelivery }) => redelivery))).toHaveLength(1);
    expect([...runs.values()].filter((run) => run.every(({ redelivery }) => !redelivery))).toHaveLength(2);
  });

  it('keeps to the rate, and ends with everything acknowledged when it is told to', async () => {
    const { env, topic } = await installation();
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, 4_000);
    const { code, out } = await docketUntil(
      controller.signal,
      () => undefined,
      env,
      'traffic',
      '--rate',
      '300',
      '--json',
    );
    clearTimeout(timer);
    expect(code).toBe(130);
    const summary = JSON.parse(out) as { events: number; acknowledged: number; failed: number; rate: number };
    expect(summary).toMatchObject({ acknowledged: summary.events, failed: 0 });
    expect(summary.events).toBeGreaterThan(0);
    expect(summary.rate).toBeLessThan(330);
    expectTicketsInOrder(await published(topic, summary.events));
  });
});

/** Records as they were read, partition by partition in the order of the log. */
function expectTicketsInOrder(records: readonly Published[]): void {
  const latest = new Map<string, { partition: number; sequence: number }>();
  for (const { partition, envelope } of records) {
    const { ticket_id: ticket, producer } = envelope;
    if (ticket === null) continue;
    const before = latest.get(ticket) ?? { partition, sequence: -1 };
    expect(partition).toBe(before.partition);
    expect(producer.sequence).toBeGreaterThan(before.sequence);
    latest.set(ticket, { partition, sequence: producer.sequence });
  }
  expect(latest.size).toBeGreaterThan(0);
}

function expected(): TrafficEvent[] {
  const events: TrafficEvent[] = [];
  for (const event of generateTraffic({ seed: 11, tenantId: 'acme', agents: 6, start: Date.parse(START) })) {
    if (events.push(event) === COUNT) break;
  }
  return events;
}

/** The record that an event has to become. */
function wire({ action, input }: TrafficEvent, published: Published | undefined): Buffer {
  const { details, ...envelope } = input;
  const value = { ...details, envelope: { outcome: 'SUCCESS', ...envelope, producer: published?.envelope.producer } };
  return encodeWire(published?.schemaId ?? 0, recordEncoder(ACTION_SCHEMAS[action]).encode(value));
}

function counts(events: readonly TrafficEvent[]): Record<string, number> {
  const actions: Record<string, number> = {};
  for (const { action } of events) actions[action] = (actions[action] ?? 0) + 1;
  return actions;
}

function byInstance(records: readonly Published[]): Map<string, Published[]> {
  const runs = new Map<string, Published[]>();
  for (const record of records) {
    const { instance } = record.envelope.producer;
    runs.set(instance, [...(runs.get(instance) ?? []), record]);
  }
  return runs;
}
