import 'reflect-metadata';
import { ConfigError } from '@docket/config';
import { checkKafkaSettings } from '@docket/kafka';
import { createLogger, startTraces } from '@docket/telemetry';
import { type GatewayConfig, readGatewayConfig } from './gateway-config.js';
import { ownSchemas } from './publish/own-schemas.js';
import { startServer } from './server.js';

/** Exit code for a configuration that cannot be used, as sysexits.h has it. */
const EXIT_CONFIG = 78;

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
  const stop = () => {
    // A second signal ends the process at once.
    process.removeListener('SIGTERM', stop).removeListener('SIGINT', stop);
    server.close().then(
      (isSent) => {
        if (!isSent)
          log.error('ended while events waited for Kafka; their senders were told that they are not confirmed');
        process.exit(isSent ? 0 : 1);
      },
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
