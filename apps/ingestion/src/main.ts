import 'reflect-metadata';
import { ConfigError } from '@docket/config';
import { NestFactory } from '@nestjs/core';
import { type AsyncMicroserviceOptions } from '@nestjs/microservices';
import { textOf } from './delivery/errors.js';
import { readIngestionConfig } from './ingestion-config.js';
import { IngestionModule } from './ingestion.module.js';
import { endWithParent } from './parent.js';
import { KafkaStrategy } from './transport/kafka-strategy.js';

async function main(): Promise<void> {
  readIngestionConfig();
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(IngestionModule, {
    useFactory: (strategy: KafkaStrategy) => ({ strategy }),
    inject: [KafkaStrategy],
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  // Not Nest's own hooks: they end the process by the signal, which supervisors take for a failure.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.close().then(() => process.exit(0), fail);
    });
  }
  await app.listen();
  process.stdout.write('ingestion ready\n');
}

if (process.argv.includes('--check-config')) {
  checkConfig();
} else {
  endWithParent();
  main().catch(fail);
}

function checkConfig(): void {
  try {
    readIngestionConfig();
    process.stdout.write('configuration is usable\n');
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof ConfigError ? error.message : textOf(error)}\n`);
  process.exit(1);
}
