import 'reflect-metadata';
import {
  clickhouseConfig,
  ConfigError,
  kafkaConfig,
  loadConfig,
  logConfig,
  queryConfig,
  tracesConfig,
} from '@docket/config';
import { createLogger, startTraces } from '@docket/telemetry';
import { startServer } from './server.js';

/** Exit code for a configuration that cannot be used, as sysexits.h has it. */
const EXIT_CONFIG = 78;

async function main(): Promise<void> {
  const config = loadConfig({
    clickhouse: clickhouseConfig,
    kafka: kafkaConfig,
    query: queryConfig,
    log: logConfig,
    traces: tracesConfig,
  });
  const log = createLogger({ service: 'query', level: config.log.level });
  const server = await startServer(config, log, await startTraces(config.traces, { name: 'docket-query', log }));
  process.stdout.write(`query service ready on ${server.url} (documentation at ${server.url}/docs)\n`);
  const stop = () => {
    // A second signal ends the process at once.
    process.removeListener('SIGTERM', stop).removeListener('SIGINT', stop);
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? ''}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
});
