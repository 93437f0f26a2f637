import 'reflect-metadata';
import { closeOnSignal, runMain } from '@docket/http';
import { createLogger, startTraces } from '@docket/telemetry';
import { readQueryConfig } from './query-config.js';
import { startServer } from './server.js';

async function main(): Promise<void> {
  const config = readQueryConfig();
  if (process.argv.includes('--check-config')) {
    process.stdout.write('configuration is usable\n');
    return;
  }
  const log = createLogger({ service: 'query', level: config.log.level });
  const server = await startServer(config, log, await startTraces(config.traces, { name: 'docket-query', log }));
  process.stdout.write(`query service ready on ${server.url} (documentation at ${server.url}/docs)\n`);
  closeOnSignal(async () => {
    await server.close();
    return 0;
  }, log);
}

runMain(main);
