import {
  clickhouseConfig,
  type ConfigOf,
  ingestionConfig,
  kafkaConfig,
  loadConfig,
  logConfig,
  registryConfig,
  tracesConfig,
} from '@docket/config';

const spec = {
  kafka: kafkaConfig,
  registry: registryConfig,
  clickhouse: clickhouseConfig,
  ingestion: ingestionConfig,
  log: logConfig,
  traces: tracesConfig,
};

/** Everything the ingestion service can be told. */
export type IngestionConfig = ConfigOf<typeof spec>;

/** @throws {ConfigError} naming every variable that is wrong */
export function readIngestionConfig(): IngestionConfig {
  return loadConfig(spec);
}
