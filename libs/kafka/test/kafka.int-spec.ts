import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertNoDuplicates, eventually, testStack, uniqueName } from '@docket/testing';
import {
  connectAdmin,
  connectProducer,
  type FetchedBatch,
  KafkaFailure,
  type RecordProducer,
  type TopicAdmin,
  topicConsumer,
} from '../src/index.js';

/** Nothing listens there. */
const NOWHERE = { brokers: ['127.0.0.1:1'] };

describe('the Kafka port on a real broker', () => {
  const topic = uniqueName('kafka');
  const settings = { brokers: testStack().brokers };
  let admin: TopicAdmin;
  let producer: RecordProducer;

  beforeAll(async () => {
    admin = await connectAdmin(settings, { clientId: 'test' });
    const config = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '1048576' };
    await admin.create({ name: topic, partitions: 3, replicationFactor: 1, config });
    producer = await connectProducer(settings, { clientId: 'test' });
  });
  afterAll(async () => {
    await producer.close();
    await admin.remove(topic);
    await admin.close();
  });

  it('has a new topic ready for use, with its partitions and configuration', async () => {
    expect(await admin.topics([topic, 'no-such-topic'])).toEqual([
      { name: topic, partitions: 3, replicationFactor: 1 },
    ]);
    expect((await admin.config(topic)).get('message.timestamp.type')).toBe('LogAppendTime');
  });

  it('changes one setting of a topic and keeps the others', async () => {
    await admin.alterConfig(topic, { 'retention.ms': '-1' });
    const config = await admin.config(topic);
    expect(config.get('retention.ms')).toBe('-1');
    expect(config.get('max.message.bytes')).toBe('1048576');
  });

  it('tells the place of every record, in the order they were given', async () => {
    const records = Array.from({ length: 300 }, (_, index) => ({
      key: `k${index % 40}`,
      value: Buffer.from([index % 256]),
    }));
    const places = [...(await producer.send(topic, records)), ...(await producer.send(topic, records))];
    assertNoDuplicates(places.map(({ partition, offset }) => `${partition}/${offset}`));
    const ranges = await admin.ranges(topic);
    expect(ranges.reduce((sum, { low, high }) => sum + Number(high - low), 0)).toBe(600);
    const byKey = new Map(records.map(({ key }, index) => [key, places[index]?.partition]));
    records.forEach(({ key }, index) => {
      expect(places[index]?.partition).toBe(byKey.get(key));
    });
  });

  it('reads everything from the beginning; pauses, seeks and commits partition by partition', async () => {
    const group = uniqueName('group');
    const consumer = topicConsumer(settings, { clientId: 'test', group, topic, sessionTimeoutMs: 10_000 });
    const fetched: FetchedBatch[] = [];
    let assigned: readonly number[] = [];
    const crashes: unknown[] = [];
    await consumer.start({
      assigned: (partitions) => (assigned = partitions),
      fetched: (batch) => fetched.push(batch),
      crashed: (failure) => crashes.push(failure),
    });
    const count = (): number => fetched.reduce((sum, { records }) => sum + records.length, 0);
    await eventually('all records', () => count() >= 600);
    expect([...assigned].sort()).toEqual([0, 1, 2]);
    for (const { from, records } of fetched) {
      expect(Number(records[0]?.offset)).toBeGreaterThanOrEqual(Number(from));
      for (const { timestamp } of records) expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(600_000);
    }

    fetched.length = 0;
    consumer.seek(1, 5n);
    await eventually('partition 1 again', () => fetched.some(({ partition }) => partition === 1));
    expect(fetched.find(({ partition }) => partition === 1)?.records[0]?.offset).toBe('5');
    expect(fetched.every(({ partition }) => partition === 1)).toBe(true);

    await consumer.commit([{ partition: 1, next: 42n }]);
    expect(await admin.committed(group, topic)).toContainEqual({ partition: 1, next: 42n });

    fetched.length = 0;
    for (const partition of [0, 1, 2]) consumer.pause(partition);
    await producer.send(topic, [{ key: 'k1', value: Buffer.from('late') }]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(fetched).toEqual([]);
    for (const partition of [0, 1, 2]) consumer.resume(partition);
    await eventually('the late record', () => count() === 1);
    await consumer.stop();
    expect(crashes).toEqual([]);
  });

  it('says that a broker that does not answer may answer later', async () => {
    const failures = await Promise.all([
      connectAdmin(NOWHERE, { clientId: 'test' }).catch((error: unknown) => error),
      connectProducer(NOWHERE, { clientId: 'test' }).catch((error: unknown) => error),
    ]);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(KafkaFailure);
      expect((failure as KafkaFailure).verdict).toBe('retry');
    }
  });

  it('says that a record beyond the limit of the topic will never be taken', async () => {
    const huge = { key: 'k', value: Buffer.alloc(1_200_000, 'x') };
    const failure: unknown = await producer.send(topic, [huge]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'KafkaFailure', verdict: 'stop', type: 'MESSAGE_TOO_LARGE' });
  });
});
