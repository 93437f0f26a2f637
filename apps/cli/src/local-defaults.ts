import { type Environment } from '@docket/config';
import { readStack, type StackEndpoints } from '@docket/local-stack';

/**
 * Variables of the local stack that runs in `dataDir`, without those of a concern for which `env` already says
 * something. Empty when no stack runs there.
 */
export function localDefaults(dataDir: string, env: Environment): Environment {
  const endpoints = readStack(dataDir)?.endpoints;
  if (!endpoints) return {};
  const variables = Object.entries(stackVariables(endpoints));
  return Object.fromEntries(variables.filter(([name]) => !isConfigured(concernOf(name), env)));
}

/** What tools of the local stack are given to reach it: the user that may write. */
export function stackVariables({ kafka, registry, clickhouse }: StackEndpoints): Record<string, string> {
  return {
    ...(kafka && { DOCKET_KAFKA_BROKERS: kafka.brokers.join(',') }),
    ...(registry && { DOCKET_REGISTRY_URL: registry.url }),
    ...(clickhouse && {
      DOCKET_CLICKHOUSE_URL: clickhouse.url,
      DOCKET_CLICKHOUSE_USER: clickhouse.user,
      DOCKET_CLICKHOUSE_PASSWORD: clickhouse.password,
      DOCKET_CLICKHOUSE_DATABASE: clickhouse.database,
    }),
  };
}

/** `DOCKET_KAFKA_` of `DOCKET_KAFKA_BROKERS`: what belongs to one system. */
export function concernOf(variable: string): string {
  return variable.split('_').slice(0, 2).join('_').concat('_');
}

function isConfigured(concern: string, env: Environment): boolean {
  return Object.entries(env).some(([name, value]) => name.startsWith(concern) && value !== undefined && value !== '');
}
