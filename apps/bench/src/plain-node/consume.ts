import { createClient } from '@clickhouse/client';
import registryPackage from '@kafkajs/confluent-schema-registry';
import kafkajs, { type EachBatchPayload } from 'kafkajs';
import { ACTION_HEADER } from '../events/preload.js';
import { type DecodedEvent, eventRow } from './event-row.js';
import { type PlainNodeSettings } from './settings.js';

const MIB = 1024 * 1024;

/**
 * What one writes with the well-known packages and no further thought: read a batch, decode every value, insert the
 * rows as JSON, let the driver commit. At-least-once at best; here to be measured against.
 */
export async function consumePlainly(settings: PlainNodeSettings): Promise<void> {
  const registry = new registryPackage.SchemaRegistry({ host: settings.registryUrl });
  const clickhouse = createClient({ ...settings.clickhouse, password: settings.clickhouse.password ?? '' });
  const kafka = new kafkajs.Kafka({
    clientId: 'plain-node',
    brokers: settings.brokers,
    logLevel: kafkajs.logLevel.ERROR,
  });
  // About 24,000 events in a batch: few large inserts is what ClickHouse's documentation asks for.
  const consumer = kafka.consumer({ groupId: 'plain-node', maxBytesPerPartition: 8 * MIB, maxBytes: 32 * MIB });
  const eachBatch = async ({ batch }: EachBatchPayload): Promise<void> => {
    const values = [];
    for (const { offset, timestamp, value, headers } of batch.messages) {
      if (value === null) continue;
      const action = String(headers?.[ACTION_HEADER]);
      const place = { partition: batch.partition, offset, timestamp, schemaId: value.readUInt32BE(1), action };
      values.push(eventRow((await registry.decode(value)) as DecodedEvent, place));
    }
    await clickhouse.insert({
      table: 'audit_events',
      values,
      format: 'JSONEachRow',
      clickhouse_settings: { async_insert: 0 },
    });
  };
  await consumer.connect();
  await consumer.subscribe({ topic: settings.topic, fromBeginning: true });
  process.stdout.write('ready\n');
  await consumer.run({ eachBatch });
}
