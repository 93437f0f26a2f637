import { connectReader } from '@docket/clickhouse';
import { connectProducer } from '@docket/kafka';
import { clickhouseSettings, installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { KeyStore } from './key-store.js';

/** Connects to Kafka and ClickHouse for the time of one piece of work. */
export async function withKeyStore<T>(context: CliContext, work: (keys: KeyStore) => Promise<T>): Promise<T> {
  const reader = connectReader(clickhouseSettings(context));
  try {
    const producer = await connectProducer(kafkaSettings(context), { clientId: 'docket-cli' });
    try {
      return await work(new KeyStore(producer, reader, installedTopics(context).control));
    } finally {
      await producer.close();
    }
  } finally {
    await reader.close();
  }
}
