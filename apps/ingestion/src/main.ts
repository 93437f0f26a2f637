import 'reflect-metadata';
import { ConfigError } from '@docket/config';
import { checkKafkaSettings } from '@docket/kafka';
import { NestFactory } from '@nestjs/core';
import { type AsyncMicroserviceOptions } from '@nestjs/microservices';
import { textOf } from './delivery/errors.js';
import { readIngestionConfig } from './ingestion-config.js';
import { IngestionModule } from './ingestion.module.js';
import { type OperatorAnswers, OperationsServer } from './operations/operations-server.js';
import { endWithParent } from './parent.js';
import * as tokens from './tokens.js';
import { KafkaStrategy } from './transport/kafka-strategy.js';

async function main(): Promise<void> {
  const { ingestion } = readIngestionConfig();
  const operations = await OperationsServer.listen(ingestion.http);
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(IngestionModule, {
    useFactory: (strategy: KafkaStrategy) => ({ strategy }),
    inject: [KafkaStrategy],
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  operations.answer(app.get<OperatorAnswers>(tokens.OPERATOR_ANSWERS));
  // Not Nest's own hooks: they end the process by the signal, which supervisors take for a failure.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app
        .close()
        .then(() => operations.close())
        .then(() => process.exit(0), fail);
    });
  }
  await app.listen();
  process.stdout.write(`ingestion ready; metrics and health at ${operations.url}\n`);
}

if (process.argv.includes('--check-config')) {
  checkConfig();
} else {
  endWithParent();
  main().catch(fail);
}

function checkConfig(): void {
  try {
    checkKafkaSettings(readIngestionConfig().kafka);
    process.stdout.write('configuration is usable\n');
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof ConfigError ? error.message : textOf(error)}\n`);
  process.exit(1);
}
