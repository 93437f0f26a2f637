import { connectReader } from '@docket/clickhouse';
import { connectProducer } from '@docket/kafka';
import { clickhouseSettings, installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { ControlStore } from './control-store.js';

/** Connects to Kafka and ClickHouse for the time of one piece of work on Docket's own state. */
export async function withControlStore<T>(context: CliContext, work: (store: ControlStore) => Promise<T>): Promise<T> {
  const reader = connectReader(clickhouseSettings(context));
  try {
    const producer = await connectProducer(kafkaSettings(context), { clientId: 'docket-cli' });
    try {
      return await work(new ControlStore(producer, reader, installedTopics(context).control));
    } finally {
      await producer.close();
    }
  } finally {
    await reader.close();
  }
}
