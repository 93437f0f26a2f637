import 'reflect-metadata';
import { closeOnSignal, runMain } from '@docket/http';
import { checkKafkaSettings } from '@docket/kafka';
import { createLogger, startTraces } from '@docket/telemetry';
import { type GatewayConfig, readGatewayConfig } from './gateway-config.js';
import { ownSchemas } from './publish/own-schemas.js';
import { startServer } from './server.js';

async function main(): Promise<void> {
  const config = readGatewayConfig();
  if (process.argv.includes('--check-config')) {
    checkKafkaSettings(config.kafka);
    ownSchemas(config.gateway.schemas);
    process.stdout.write('configuration is usable\n');
    return;
  }
  await serve(config);
}

async function serve(config: GatewayConfig): Promise<void> {
  const log = createLogger({ service: 'gateway', level: config.log.level });
  const server = await startServer(config, log, await startTraces(config.traces, { name: 'docket-gateway', log }));
  process.stdout.write(`gateway listens on ${server.url} (documentation at ${server.url}/docs)\n`);
  closeOnSignal(async () => {
    const isSent = await server.close();
    if (!isSent) log.error('ended while events waited for Kafka; their senders were told that they are not confirmed');
    return isSent ? 0 : 1;
  }, log);
}

runMain(main);
