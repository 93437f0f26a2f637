import { availableParallelism } from 'node:os';
import { TopicWorkers, type WorkerSurroundings } from '@docket/batch';
import { type ReplayParts, type TopicSource } from '@docket/projections';

/** Where the topic, its schemas and the ledger are. */
export type TopicServers = Pick<WorkerSurroundings, 'kafka' | 'registry' | 'clickhouse'>;

/** More threads than this wait for the brokers and ClickHouse. */
const MOST_THREADS = 4;

/** Reads stored events out of the installation's topic. @param threads as many as there is room for without it */
export function topicSource(
  { topic }: Pick<ReplayParts, 'topic'>,
  servers: TopicServers,
  threads?: number,
): TopicSource {
  const surroundings = { ...servers, topic, clientId: 'docket-replay' };
  return new TopicWorkers(surroundings, threads ?? Math.min(MOST_THREADS, availableParallelism()));
}
