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

/** Header on the rejected topic: where the record came from, `<topic>/<epoch>/<partition>/<offset>`. */
const ORIGIN = 'docket-origin';

/** Reads a whole topic from its first kept record to its end at the moment of the call. */
export async function readTopic(brokers: string[], topic: string, ids: EventIdReader): Promise<TopicContents> {
  const contents = new Map<number, TopicRecord[]>();
  await readAll(brokers, topic, async (partition, { offset, value }) => {
    const records = contents.get(partition) ?? [];
    contents.set(partition, records);
    records.push({ offset: Number(offset), eventId: await ids.idOf(value) });
  });
  return new Map([...contents].map(([partition, records]) => [partition, withoutRepeats(records)]));
}

/** Reads the feed of rejected records. @returns their origins, as `<partition>/<offset>` */
export async function readFeed(brokers: string[], topic: string): Promise<Set<string>> {
  const origins = new Set<string>();
  await readAll(brokers, topic, (_, { headers }) => {
    const origin = String(headers?.[ORIGIN] ?? '');
    origins.add(origin.split('/').slice(-2).join('/'));
    return Promise.resolve();
  });
  return origins;
}

type Take = (partition: number, message: kafkajs.KafkaMessage) => Promise<void>;

async function readAll(brokers: string[], topic: string, take: Take): Promise<void> {
  const kafka = new kafkajs.Kafka({ clientId: 'verifier', brokers, logLevel: kafkajs.logLevel.NOTHING });
  const ranges = await rangesOf(kafka, topic);
  const missing = new Set([...ranges].filter(([, { low, high }]) => high > low).map(([partition]) => partition));
  if (missing.size === 0) return;
  const consumer = kafka.consumer({ groupId: `verifier-${topic}-${Date.now()}`, maxBytesPerPartition: 8 << 20 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => {
        reject(payload.error);
      });
      const eachBatch = async ({ batch: { partition, messages } }: kafkajs.EachBatchPayload): Promise<void> => {
        const high = ranges.get(partition)?.high ?? 0;
        for (const message of messages) if (Number(message.offset) < high) await take(partition, message);
        if (Number(messages.at(-1)?.offset ?? -1) >= high - 1) missing.delete(partition);
        if (missing.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
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
