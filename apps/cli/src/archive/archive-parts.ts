import { type ArchiveParts, type ArchiveStorage, RANGE_SIZE, type TopicLog } from '@docket/archive';
import { SchemaRegistry } from '@docket/avro';
import { connectWriter } from '@docket/clickhouse';
import { connectAdmin, readRecords } from '@docket/kafka';
import { clickhouseSettings, installedTopics, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { operatorName } from '../operator-name.js';
import { ErasedInTopic } from './erased-in-topic.js';

const CLIENT_ID = 'docket-archive';

/** Connects to ClickHouse and the registry for the time of one piece of work. */
export async function withArchive<T>(
  storage: ArchiveStorage,
  context: CliContext,
  work: (parts: ArchiveParts) => Promise<T>,
): Promise<T> {
  const topic = installedTopics(context).events;
  const clickhouse = clickhouseSettings(context);
  const kafka = kafkaSettings(context);
  const surroundings = { kafka, registry: registrySettings(context), clickhouse, topic, clientId: CLIENT_ID };
  const registry = new SchemaRegistry(surroundings.registry);
  const writer = connectWriter(clickhouse);
  try {
    return await work({
      writer,
      storage,
      topic,
      schemas: (id) => registry.schemaById(id),
      erasures: new ErasedInTopic(writer, surroundings, context.signal),
      owner: operatorName(),
      signal: context.signal,
      limits: RANGE_SIZE,
    });
  } finally {
    registry.close();
    await writer.close();
  }
}

/** Connects to the topic whose space is given back, for the time of one piece of work. */
export async function withTopicLog<T>(context: CliContext, work: (log: TopicLog) => Promise<T>): Promise<T> {
  const topic = installedTopics(context).events;
  const kafka = kafkaSettings(context);
  const admin = await connectAdmin(kafka, { clientId: CLIENT_ID });
  try {
    return await work({
      ranges: async () => {
        const exists = (await admin.topics([topic])).length > 0;
        const ranges = exists ? await admin.ranges(topic) : [];
        return new Map(ranges.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
      },
      records: (offsets) => readRecords(kafka, { name: topic, clientId: CLIENT_ID }, offsets),
      deleteBelow: (partition, offset) => admin.deleteBelow(topic, partition, BigInt(offset)),
    });
  } finally {
    await admin.close();
  }
}
