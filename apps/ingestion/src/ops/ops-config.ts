import {
  clickhouseConfig,
  type ConfigOf,
  kafkaConfig,
  loadConfig,
  logConfig,
  operationsConfig,
  opsConfig,
  registryConfig,
} from '@docket/config';

const spec = {
  kafka: kafkaConfig,
  registry: registryConfig,
  clickhouse: clickhouseConfig,
  ops: opsConfig,
  operations: operationsConfig,
  log: logConfig,
};

/** Everything the ops worker can be told. */
export type OpsConfig = ConfigOf<typeof spec>;

/** @throws {ConfigError} naming every variable that is wrong */
export function readOpsConfig(): OpsConfig {
  return loadConfig(spec);
}
