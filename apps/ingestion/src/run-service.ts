import { ConfigError } from '@docket/config';
import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AsyncMicroserviceOptions } from '@nestjs/microservices';
import { textOf } from './delivery/errors.js';
import { type OperatorAnswers, OperationsServer } from './operations/operations-server.js';
import { endWithParent } from './parent.js';
import * as tokens from './tokens.js';
import { KafkaStrategy } from './transport/kafka-strategy.js';

/** A process of this package. */
export interface ServiceProcess {
  /** As it names itself when it is ready. */
  readonly name: string;
  readonly module: Type;
  /** Where it answers operators, and the variable that changes the port. */
  readonly http: () => { readonly host: string; readonly port: number };
  readonly portVariable: string;
  /** Reads the configuration and makes sure that it goes together. */
  readonly check: () => void;
}

/** Runs the process until it is told to end; with `--check-config` it only checks its configuration. */
export function runService(service: ServiceProcess): void {
  if (process.argv.includes('--check-config')) {
    checkConfig(service);
    return;
  }
  endWithParent();
  start(service).catch(fail);
}

async function start({ name, module, http, portVariable }: ServiceProcess): Promise<void> {
  const operations = await OperationsServer.listen(http(), { name, portVariable });
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(module, {
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
  process.stdout.write(`${name} ready; metrics and health at ${operations.url}\n`);
}

function checkConfig({ check }: ServiceProcess): void {
  try {
    check();
    process.stdout.write('configuration is usable\n');
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof ConfigError ? error.message : textOf(error)}\n`);
  process.exit(1);
}
