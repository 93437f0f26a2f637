import kafkajs from 'kafkajs';
import { type EventIdReader } from './event-id-reader.js';

/** One record of the topic, as far as fates are concerned. */
export interface TopicRecord {
  readonly offset: number;
  /** Undefined when the value cannot be read as an event. */
  readonly eventId: string | undefined;
}

/** The records of each partition, by offset. */
export type TopicContents = ReadonlyMap<number, readonly TopicRecord[]>;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Reads a whole topic from its first kept record to its end at the moment of the call. */
export async function readTopic(brokers: string[], topic: string, ids: EventIdReader): Promise<TopicContents> {
  const kafka = new kafkajs.Kafka({ clientId: 'verifier', brokers, logLevel: kafkajs.logLevel.NOTHING });
  const ranges = await rangesOf(kafka, topic);
  const contents = new Map<number, TopicRecord[]>([...ranges.keys()].map((partition) => [partition, []]));
  const missing = new Set([...ranges].filter(([, { low, high }]) => high > low).map(([partition]) => partition));
  if (missing.size === 0) return contents;
  const consumer = kafka.consumer({ groupId: `verifier-${topic}-${Date.now()}`, maxBytesPerPartition: 8 << 20 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => {
        reject(payload.error);
      });
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch: { partition, messages } }) => {
            const high = ranges.get(partition)?.high ?? 0;
            for (const { offset, value } of messages) {
              if (Number(offset) >= high) break;
              contents.get(partition)?.push({ offset: Number(offset), eventId: await ids.idOf(value) });
            }
            if (Number(messages.at(-1)?.offset ?? -1) >= high - 1) missing.delete(partition);
            if (missing.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return new Map([...contents].map(([partition, records]) => [partition, withoutRepeats(records)]));
}

/** The driver may deliver a batch twice. */
function withoutRepeats(records: readonly TopicRecord[]): TopicRecord[] {
  const byOffset = new Map(records.map((record) => [record.offset, record]));
  return [...byOffset.values()].sort((a, b) => a.offset - b.offset);
}

async function rangesOf(kafka: kafkajs.Kafka, topic: string): Promise<Map<number, Range>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  } finally {
    await admin.disconnect();
  }
}
