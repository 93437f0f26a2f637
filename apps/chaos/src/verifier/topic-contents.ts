import kafkajs from 'kafkajs';
import { type EventIdReader } from './event-id-reader.js';
import { idsOf, type PlacedIds } from './placed-ids.js';

/** The event id of each record, by partition and offset. */
export type TopicContents = ReadonlyMap<number, PlacedIds>;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Header on the rejected topic: where the record came from, `<topic>/<epoch>/<partition>/<offset>`. */
const ORIGIN = 'docket-origin';

/** Reads a whole topic from its first kept record to its end at the moment of the call. */
export async function readTopic(brokers: string[], topic: string, ids: EventIdReader): Promise<TopicContents> {
  const contents = new Map<number, PlacedIds>();
  await readAll(brokers, topic, async (partition, messages) => {
    await ids.learn(messages.map(({ value }) => value));
    const records = idsOf(contents, partition);
    for (const { offset, value } of messages) records.add(Number(offset), ids.idOf(value));
  });
  return contents;
}

/** Reads the feed of rejected records. @returns their origins, as `<partition>/<offset>` */
export async function readFeed(brokers: string[], topic: string): Promise<Set<string>> {
  const origins = new Set<string>();
  await readAll(brokers, topic, (_, messages) => {
    for (const { headers } of messages) {
      origins.add(
        String(headers?.[ORIGIN] ?? '')
          .split('/')
          .slice(-2)
          .join('/'),
      );
    }
    return Promise.resolve();
  });
  return origins;
}

type Take = (partition: number, messages: readonly kafkajs.KafkaMessage[]) => Promise<void>;

/** Hands over the records of each partition in order, each once. */
async function readAll(brokers: string[], topic: string, take: Take): Promise<void> {
  const kafka = new kafkajs.Kafka({ clientId: 'verifier', brokers, logLevel: kafkajs.logLevel.NOTHING });
  const ranges = await rangesOf(kafka, topic);
  const left = new Map([...ranges].filter(([, { low, high }]) => high > low));
  if (left.size === 0) return;
  const consumer = kafka.consumer({
    groupId: `verifier-${topic}-${Date.now()}`,
    maxBytesPerPartition: 8 << 20,
    // Nobody heartbeats while a fetch is decoded, however busy the machine is.
    sessionTimeout: 60_000,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => {
        reject(payload.error);
      });
      const eachBatch = async ({ batch }: kafkajs.EachBatchPayload): Promise<void> => {
        await takeNew(batch, left, take);
        if (left.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

/** The driver may deliver a batch twice, and goes on beyond the end that was found at the beginning. */
async function takeNew({ partition, messages }: kafkajs.Batch, left: Map<number, Range>, take: Take): Promise<void> {
  const range = left.get(partition);
  if (!range) return;
  const { low, high } = range;
  const isNew = ({ offset }: kafkajs.KafkaMessage): boolean => Number(offset) >= low && Number(offset) < high;
  await take(partition, messages.filter(isNew));
  const next = Math.max(low, Number(messages.at(-1)?.offset ?? -1) + 1);
  if (next >= high) left.delete(partition);
  else left.set(partition, { low: next, high });
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
