import { type OperatorAnswers, runProcess, type ServiceProcess } from '@docket/service';
import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AsyncMicroserviceOptions } from '@nestjs/microservices';
import * as tokens from './tokens.js';
import { KafkaStrategy } from './transport/kafka-strategy.js';

/** A process of this package. */
export interface IngestionProcess extends Omit<ServiceProcess, 'start' | 'waitsFor'> {
  readonly module: Type;
}

/** Runs a module until the process is told to end; with `--check-config` it only checks its configuration. */
export function runService({ module, ...service }: IngestionProcess): void {
  runProcess({
    ...service,
    waitsFor: 'Kafka or ClickHouse',
    start: async () => {
      const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(module, {
        useFactory: (strategy: KafkaStrategy) => ({ strategy }),
        inject: [KafkaStrategy],
        logger: ['error', 'fatal'],
        abortOnError: false,
      });
      // Not by Nest's own hooks for signals: they end the process by the signal, which supervisors take for a failure.
      await app.listen();
      return { answers: app.get<OperatorAnswers>(tokens.OPERATOR_ANSWERS), stop: () => app.close() };
    },
  });
}
