import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspectValue, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, fullNameOf, subjectOf } from '@docket/events';
import { connectAdmin, readTopic, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';

const SCRIPT = path.join(import.meta.dirname, 'emit-in-thread.mjs');
const schema = ACTION_SCHEMAS['ticket.other'];

interface Told {
  readonly places: readonly { readonly event_id: string; readonly place: string }[];
  readonly log: readonly string[];
}

// The thread runs what was built, so all of it runs as a process of its own.
describe('a client whose Kafka driver has a thread', () => {
  const topic = uniqueName('threaded');
  const { brokers, registryUrl } = testStack();
  let admin: TopicAdmin;

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: 3, replicationFactor: 1, config: {} });
    const registry = new SchemaRegistry({ url: registryUrl });
    await registry.register(subjectOf(topic, fullNameOf(schema)), schema);
    registry.close();
  });
  afterAll(async () => {
    await admin.remove(topic);
    await admin.close();
  });

  async function emit(kafka: readonly string[], count: number): Promise<Told> {
    const registry = { url: registryUrl };
    const plan = { count, options: { kafka: { brokers: kafka }, registry, topic, service: 'test', tenantId: 't1' } };
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(plan)]);
    return JSON.parse(stdout) as Told;
  }

  it('says where each event is, keeps the order of tickets, and ends with the client', async () => {
    const { places } = await emit(brokers, 2_000);
    const stored = new Map<string, { id: string; ticket: string; index: number }>();
    const order = new Map<string, number[]>();
    await readTopic({ brokers }, { name: topic, clientId: 'test' }, (partition, records) => {
      for (const { offset, value } of records) {
        const { envelope, name } = inspectValue(schema, value ?? Buffer.alloc(0)).value as {
          envelope: { event_id: string; ticket_id: string };
          name: string;
        };
        const index = Number(name.slice(1));
        stored.set(`${partition}/${offset}`, { id: envelope.event_id, ticket: envelope.ticket_id, index });
        order.set(envelope.ticket_id, [...(order.get(envelope.ticket_id) ?? []), index]);
      }
      return Promise.resolve();
    });
    expect(stored.size).toBe(2_000);
    expect(places.map(({ place }) => stored.get(place)?.id)).toEqual(places.map(({ event_id }) => event_id));
    for (const indexes of order.values()) expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
  });

  it('tells what the driver says, and why it cannot connect', async () => {
    await expect(emit(['127.0.0.1:1'], 1)).rejects.toThrow(/KafkaFailure.*ECONNREFUSED|Connection/s);
  });
});
