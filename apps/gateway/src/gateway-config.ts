import {
  type ConfigOf,
  gatewayConfig,
  kafkaConfig,
  loadConfig,
  logConfig,
  registryConfig,
  tracesConfig,
} from '@docket/config';

const spec = {
  kafka: kafkaConfig,
  registry: registryConfig,
  gateway: gatewayConfig,
  log: logConfig,
  traces: tracesConfig,
};

/** Everything the gateway can be told. */
export type GatewayConfig = ConfigOf<typeof spec>;

/** @throws {ConfigError} naming every variable that is wrong */
export function readGatewayConfig(): GatewayConfig {
  return loadConfig(spec);
}
