import { SchemaRegistry, type RegistryOptions } from '@docket/avro';
import { RegistrySchemas, TopicEvents } from '@docket/batch';
import { type KafkaSettings } from '@docket/kafka';
import { LedgerStore } from '@docket/ledger';
import { type ReplayParts, type TopicSource } from '@docket/projections';

/** An id that the registry does not know now was known when its record was stored: it is asked for again after this, ms. */
const UNKNOWN_WAIT_MS = 5_000;

/** Where the topic and its schemas are. */
export interface TopicServers {
  readonly kafka: KafkaSettings;
  readonly registry: RegistryOptions;
}

/** Reads stored events out of the installation's topic, for the time of one piece of work. */
export async function withTopicSource<T>(
  { writer, topic }: Pick<ReplayParts, 'writer' | 'topic'>,
  servers: TopicServers,
  work: (source: TopicSource) => Promise<T>,
): Promise<T> {
  const registry = new SchemaRegistry(servers.registry);
  const schemas = new RegistrySchemas(registry, UNKNOWN_WAIT_MS);
  const { kafka } = servers;
  const ledger = new LedgerStore(writer);
  const read: TopicSource['read'] = (epoch, ranges, signal) =>
    new TopicEvents({ kafka, topic, epoch, ledger, schemas, clientId: 'docket-replay' }).read(ranges, signal);
  try {
    return await work({ read });
  } finally {
    registry.close();
  }
}
