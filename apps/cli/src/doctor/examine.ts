import { type CliContext } from '../context.js';
import { clickhouseFindings } from './check-clickhouse.js';
import { kafkaFindings } from './check-kafka.js';
import { machineFindings } from './check-machine.js';
import { queryFindings } from './check-query.js';
import { registryFindings } from './check-registry.js';
import { type Finding } from './finding.js';

/** All checks, one after the other, findings as they come. */
export async function* examine(context: CliContext): AsyncGenerator<Finding> {
  for (const check of [machineFindings, kafkaFindings, registryFindings, clickhouseFindings, queryFindings]) {
    yield* await check(context);
  }
}
