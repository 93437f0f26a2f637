import { availableParallelism } from 'node:os';
import { TopicWorkers } from '@docket/batch';
import { type ReplayParts, type TopicSource } from '@docket/projections';
import { clickhouseSettings, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';

/** More threads than this wait for the brokers and ClickHouse. */
const MOST_THREADS = 4;

/** Reads stored events out of the installation's topic. @param threads as many as there is room for without it */
export function topicSource({ topic }: ReplayParts, context: CliContext, threads?: number): TopicSource {
  const surroundings = {
    kafka: kafkaSettings(context),
    registry: registrySettings(context),
    clickhouse: clickhouseSettings(context),
    topic,
    clientId: 'docket-replay',
  };
  return new TopicWorkers(surroundings, threads ?? Math.min(MOST_THREADS, availableParallelism()));
}
