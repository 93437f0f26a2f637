import { availableParallelism } from 'node:os';
import { TopicWorkers, type WorkerSurroundings } from '@docket/batch';
import { type ReplayParts, type TopicSource } from '@docket/projections';

/** Where the topic, its schemas and the ledger are. */
export type TopicServers = Pick<WorkerSurroundings, 'kafka' | 'registry' | 'clickhouse'>;

/** More threads than this wait for the brokers and ClickHouse. */
const MOST_THREADS = 4;

/**
 * Reads stored events out of the installation's topic, for the time of one piece of work.
 * @param threads half as many as there are processors without it
 */
export async function withTopicSource<T>(
  { topic }: Pick<ReplayParts, 'topic'>,
  { servers, threads }: { readonly servers: TopicServers; readonly threads?: number | undefined },
  work: (source: TopicSource) => Promise<T>,
): Promise<T> {
  const half = Math.max(1, Math.floor(availableParallelism() / 2));
  const surroundings = { ...servers, topic, clientId: 'docket-replay' };
  const source = new TopicWorkers(surroundings, threads ?? Math.min(MOST_THREADS, half));
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}
