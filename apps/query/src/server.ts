import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ClickHouseConnection, connectReader } from '@docket/clickhouse';
import { topicNames } from '@docket/events';
import { addSecurityHeaders, endConnectionsWhenClosing, ProblemFilter, traceRequests } from '@docket/http';
import { type ControlOptions, ControlPublisher } from '@docket/sdk';
import { type Logger, traceHeaders, type Traces } from '@docket/telemetry';
import { tracedReader } from './access/traced-reader.js';
import { AppModule } from './app.module.js';
import { type ExportSettings } from './exports/export-settings.js';
import { FASTIFY_OPTIONS } from './http/fastify-options.js';
import { storeProblem } from './problems/clickhouse-problem.js';

export interface ServerConfig {
  readonly clickhouse: ClickHouseConnection;
  /** Is not contacted before a command is taken. */
  readonly kafka: ControlOptions['kafka'] & { readonly topicPrefix?: string };
  /** Port 0 picks a free one. */
  readonly query: { readonly host: string; readonly port: number; readonly exports: ExportSettings };
}

export interface QueryServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Answers the requests under way, then ends. */
  close(): Promise<void>;
}

/** Starts the service; it is ready for requests when this resolves, whether ClickHouse is there or not. */
export async function startServer(config: ServerConfig, log: Logger, traces?: Traces): Promise<QueryServer> {
  const reader = traces
    ? tracedReader(connectReader(config.clickhouse, { headers: traceHeaders }), traces.tracer)
    : connectReader(config.clickhouse);
  const { exports } = config.query;
  const topics = topicNames(config.kafka.topicPrefix);
  const control = new ControlPublisher({ kafka: config.kafka, service: 'docket-query', topic: topics.control });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ reader, control, eventsTopic: topics.events, exports, log }),
    new FastifyAdapter(FASTIFY_OPTIONS),
    // What goes wrong is thrown or logged by the problem filter; Nest's own lines say nothing more.
    { logger: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  if (traces) traceRequests(fastify, traces.tracer);
  addSecurityHeaders(fastify);
  endConnectionsWhenClosing(fastify);
  app.useGlobalFilters(new ProblemFilter(log, storeProblem));
  await app.listen({ host: config.query.host, port: config.query.port });
  const url = (await app.getUrl()).replace(/\/$/, '');
  const close = async () => {
    await app.close();
    await control.close();
    await reader.close();
    await traces?.shutdown();
  };
  return { url, close };
}
