import { archiveConfig } from './archive.js';
import { clickhouseConfig } from './clickhouse.js';
import { gatewayConfig } from './gateway.js';
import { ingestionConfig } from './ingestion.js';
import { kafkaConfig } from './kafka.js';
import { variablesOf, type Environment } from './load-config.js';
import { logConfig } from './log.js';
import { operationsConfig, opsConfig } from './operations.js';
import { queryConfig } from './query.js';
import { registryConfig } from './registry.js';
import { tracesConfig } from './traces.js';

/** Every concern of every service, for documentation and for checks of deployment files. */
export const allConfig = {
  kafka: kafkaConfig,
  registry: registryConfig,
  clickhouse: clickhouseConfig,
  ingestion: ingestionConfig,
  operations: operationsConfig,
  ops: opsConfig,
  query: queryConfig,
  gateway: gatewayConfig,
  log: logConfig,
  traces: tracesConfig,
  archive: archiveConfig,
};

/** Variables that tools read outside the services' configuration. */
const OTHER = ['DOCKET_CACHE_DIR', 'DOCKET_DATA_DIR', 'DOCKET_TEST_STACK', 'DOCKET_API_KEY', 'DOCKET_QUERY_URL'];

/**
 * `DOCKET_*` variables that nothing reads: most often a misspelt name, whose default would otherwise hold in silence.
 * @returns their names, sorted.
 */
export function unknownVariables(env: Environment): string[] {
  const known = new Set(OTHER);
  for (const variable of variablesOf(allConfig)) {
    known.add(variable.name);
    if (variable.secret) known.add(`${variable.name}_FILE`);
  }
  return Object.keys(env)
    .filter((name) => name.startsWith('DOCKET_') && !known.has(name))
    .sort();
}
