import { type Environment } from '@docket/config';
import { readLocalStack, type LocalAddresses } from './local-stack.js';

/**
 * Variables of the local stack that runs in `dataDir`, without those of a concern for which `env` already says
 * something. Empty when no stack runs there.
 */
export function localDefaults(dataDir: string, env: Environment): Environment {
  const stack = readLocalStack(dataDir);
  if (!stack) return {};
  const concerns = Object.entries(stackVariables(stack)).filter(([prefix]) => !isConfigured(prefix, env));
  return Object.fromEntries(concerns.flatMap(([, variables]) => Object.entries(variables)));
}

/** What services of the local stack are given, by prefix of the concern. */
export function stackVariables(stack: LocalAddresses): Record<string, Record<string, string>> {
  return {
    DOCKET_KAFKA_: { DOCKET_KAFKA_BROKERS: stack.kafka.brokers.join(',') },
    DOCKET_REGISTRY_: { DOCKET_REGISTRY_URL: stack.registry.url },
    DOCKET_CLICKHOUSE_: {
      DOCKET_CLICKHOUSE_URL: stack.clickhouse.url,
      DOCKET_CLICKHOUSE_USER: stack.clickhouse.user,
      DOCKET_CLICKHOUSE_PASSWORD: stack.clickhouse.password,
    },
  };
}

function isConfigured(prefix: string, env: Environment): boolean {
  return Object.entries(env).some(([name, value]) => name.startsWith(prefix) && value !== undefined && value !== '');
}
