import { readFileSync } from 'node:fs';
import { type RegistryOptions } from '@docket/avro';
import { type ClickHouseConnection } from '@docket/clickhouse';
import { clickhouseConfig, kafkaConfig, loadConfig, registryConfig } from '@docket/config';
import { topicNames, type TopicNames } from '@docket/events';
import { type KafkaSettings } from '@docket/kafka';
import { type CliContext } from './context.js';

/** How to reach Kafka. @throws {ConfigError} */
export function kafkaSettings(context: CliContext): KafkaSettings {
  return loadConfig(kafkaConfig, context.environment());
}

/** What the topics are called in this installation. @throws {ConfigError} */
export function installedTopics(context: CliContext): TopicNames {
  return topicNames(loadConfig(kafkaConfig, context.environment()).topicPrefix);
}

/** How to reach the schema registry. @throws {ConfigError} */
export function registrySettings(context: CliContext): RegistryOptions {
  const { caFile, ...settings } = loadConfig(registryConfig, context.environment());
  return { ...settings, ca: caFile === undefined ? undefined : readFileSync(caFile, 'utf8') };
}

/** How to reach ClickHouse. @throws {ConfigError} */
export function clickhouseSettings(context: CliContext): ClickHouseConnection {
  return loadConfig(clickhouseConfig, context.environment());
}
