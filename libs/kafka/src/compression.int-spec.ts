import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { connectAdmin, type TopicAdmin } from './admin.js';
import { topicConsumer } from './consumer.js';
import { type KafkaFailure } from './kafka-failure.js';
import { kafkaClient } from './settings.js';

const { brokers } = testStack();
const { CompressionCodecs, CompressionTypes } = kafkajs;

/** Snappy without any packing: its length, then pieces that are taken as they are. The broker unpacks it as any other. */
function snappy(bytes: Buffer): Buffer {
  const length: number[] = [];
  for (let left = bytes.length; ; left >>>= 7) {
    length.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) break;
  }
  const pieces: Uint8Array[] = [Buffer.from(length)];
  for (let at = 0; at < bytes.length; at += 0x10000) {
    const piece = bytes.subarray(at, at + 0x10000);
    const head = Buffer.from([61 << 2, 0, 0]);
    head.writeUInt16LE(piece.length - 1, 1);
    pieces.push(head, piece);
  }
  return Buffer.concat(pieces);
}

describe('batches of a producer that packs with snappy', () => {
  let admin: TopicAdmin;
  const topics: string[] = [];
  const unpackable = CompressionCodecs[CompressionTypes.Snappy];

  beforeAll(async () => {
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
  });
  afterEach(() => {
    CompressionCodecs[CompressionTypes.Snappy] = unpackable;
  });
  afterAll(async () => {
    for (const topic of topics) await admin.remove(topic);
    await admin.close();
  });

  /** Sends them to a topic with the setting given, and reads it as ingestion does. */
  async function sentThrough(setting: string): Promise<{ values: string[]; failure: KafkaFailure | undefined }> {
    const topic = uniqueName('packed');
    topics.push(topic);
    const config = { 'compression.type': setting };
    await admin.create({ name: topic, partitions: 1, replicationFactor: 1, config });
    const producer = kafkaClient({ brokers }, 'test').producer();
    await producer.connect();
    CompressionCodecs[CompressionTypes.Snappy] = () => ({
      compress: ({ buffer }: { buffer: Buffer }) => Promise.resolve(snappy(buffer)),
      decompress: () => Promise.reject(new Error('not for reading')),
    });
    const messages = [{ value: 'a' }, { value: 'b'.repeat(100_000) }];
    await producer.send({ topic, messages, compression: CompressionTypes.Snappy });
    CompressionCodecs[CompressionTypes.Snappy] = unpackable;
    await producer.disconnect();

    const read: { values: string[]; failure: KafkaFailure | undefined } = { values: [], failure: undefined };
    const consumer = topicConsumer({ brokers }, { clientId: 'test', group: topic, topic });
    await consumer.start({
      assigned: () => undefined,
      fetched: ({ records }) => read.values.push(...records.map(({ value }) => (value ?? '').toString())),
      crashed: (failure) => (read.failure = failure),
    });
    await eventually('they are read, or never will be', () => read.values.length >= 2 || read.failure !== undefined);
    await consumer.stop();
    return read;
  }

  it('are read from a topic whose batches brokers unpack', async () => {
    const { values, failure } = await sentThrough('uncompressed');
    expect(failure).toBeUndefined();
    expect(values).toEqual(['a', 'b'.repeat(100_000)]);
  });

  it('cannot be read from a topic that keeps them as they are, which says what to do', async () => {
    const { values, failure } = await sentThrough('producer');
    expect(values).toEqual([]);
    expect(failure).toMatchObject({ verdict: 'stop' });
    expect(failure?.message).toMatch(
      /Snappy compression not implemented: .*compression\.type=uncompressed.*topics apply/,
    );
  });
});
