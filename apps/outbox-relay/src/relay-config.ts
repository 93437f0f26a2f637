import { type ConfigOf, kafkaConfig, loadConfig, logConfig, outboxConfig, registryConfig } from '@docket/config';

const spec = { kafka: kafkaConfig, registry: registryConfig, outbox: outboxConfig, log: logConfig };

/** Everything the relay can be told. */
export type RelayConfig = ConfigOf<typeof spec>;

/** @throws {ConfigError} naming every variable that is wrong */
export function readRelayConfig(): RelayConfig {
  return loadConfig(spec);
}
