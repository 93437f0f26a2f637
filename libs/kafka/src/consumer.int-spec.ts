import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, testStack, uniqueName } from '@docket/testing';
import kafkajs, { type Consumer } from 'kafkajs';
import { connectAdmin, type TopicAdmin } from './admin.js';
import { type Connections } from './connections.js';
import { DriverConsumer, topicConsumer } from './consumer.js';
import { type FetchedBatch } from './records.js';
import { kafkaClient, type KafkaLog } from './settings.js';

describe('a consumer on a real broker', () => {
  const topic = uniqueName('consumer');
  const { brokers } = testStack();
  let admin: TopicAdmin;

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: 1, replicationFactor: 1, config: {} });
  });
  afterAll(async () => {
    await admin.remove(topic);
    await admin.close();
  });

  async function produce(): Promise<void> {
    const client = kafkaClient({ brokers }, 'test');
    const producer = client.producer({ transactionalId: topic, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const messages = [{ value: 'a' }, { value: 'b' }];
    // Offsets 0 and 1, and 2 for the end of the transaction; then 3 to 5 likewise, aborted; then 6 to 8.
    for (const outcome of ['commit', 'abort', 'commit'] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages });
      await transaction[outcome]();
    }
    await producer.disconnect();
  }

  it('accounts for every offset, also where transactions left no records', async () => {
    await produce();
    const batches: FetchedBatch[] = [];
    // One batch of records per fetch, so that some fetches bring nothing but the broker's own.
    const consumer = topicConsumer({ brokers }, { clientId: 'test', group: topic, topic, maxBytesPerPartition: 1 });
    await consumer.start({
      assigned: () => undefined,
      fetched: (batch) => batches.push(batch),
      crashed: (failure) => {
        throw failure;
      },
    });
    await eventually('the end is reached', () => Promise.resolve(batches.at(-1)?.next === 9n ? true : undefined));
    await consumer.stop();
    expect(batches.flatMap(({ records }) => records.map(({ offset }) => offset))).toEqual(['0', '1', '6', '7']);
    let position = 0n;
    for (const { from, next } of batches) {
      expect(from).toBe(position);
      position = next;
    }
    expect(batches.some(({ records }) => records.length === 0)).toBe(true);
  });

  it('replaces a driver that does nothing any more although Kafka answers', async () => {
    const options = { clientId: 'test', group: uniqueName('stuck'), topic, sessionTimeoutMs: 6_000 };
    let made = 0;
    let joinLate = (): Promise<void> => Promise.resolve();
    const cameBack: string[] = [];
    const make = (connections: Connections): Consumer => {
      made += 1;
      const retry = { retries: 1, restartOnFailure: () => Promise.resolve(false) };
      const socketFactory = connections.factory;
      const client = new kafkajs.Kafka({ brokers, retry, socketFactory, logLevel: kafkajs.logLevel.NOTHING });
      const driver = client.consumer({ groupId: options.group, sessionTimeout: 6_000, retry });
      if (made > 1) return driver;
      for (const event of [driver.events.GROUP_JOIN, driver.events.CRASH]) {
        driver.on(event, ({ type }) => cameBack.push(type));
      }
      const run = driver.run.bind(driver);
      // The first one joins no group and fetches nothing, as one that waits for an answer that never comes until it was replaced.
      joinLate = () => run({ eachBatch: () => Promise.resolve() });
      return Object.assign(driver, { run: () => Promise.resolve() });
    };
    const offsets: string[] = [];
    const said: string[] = [];
    const log: KafkaLog = (_, message) => said.push(message);
    const consumer = new DriverConsumer(make, { brokers }, { ...options, log });
    await consumer.start({
      assigned: () => undefined,
      fetched: ({ records }) => offsets.push(...records.map(({ offset }) => offset)),
      crashed: (failure) => {
        throw failure;
      },
    });
    await eventually('all is read', () => Promise.resolve(offsets.length >= 4), { timeoutMs: 60_000 });
    await joinLate();
    await consumer.stop();
    expect(cameBack).toEqual(['consumer.crash']);
    expect(made).toBe(2);
    expect(offsets).toEqual(['0', '1', '6', '7']);
    expect(said).toContainEqual(expect.stringContaining('it is replaced'));
  });
});
