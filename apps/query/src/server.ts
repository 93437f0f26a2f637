import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { addSecurityHeaders, endConnectionsWhenClosing, ProblemFilter, traceRequests } from '@docket/http';
import { type Logger, type Traces } from '@docket/telemetry';
import { AppModule } from './app.module.js';
import { readConsole } from './console/console-files.js';
import { serveConsole } from './console/serve-console.js';
import { FreshnessInterceptor } from './freshness/freshness-header.js';
import { FASTIFY_OPTIONS } from './http/fastify-options.js';
import { storeProblem } from './problems/clickhouse-problem.js';
import { queryParts, type QueryParts, type ServerConfig } from './query-parts.js';
import { ReadAuditInterceptor } from './reads/read-audit.interceptor.js';
import { type AuditSink } from './reads/read-trail.js';

export interface QueryServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Answers the requests under way, then ends. */
  close(): Promise<void>;
}

/** Starts the service; it is ready for requests when this resolves, whether ClickHouse and Kafka are there or not. */
export async function startServer(config: ServerConfig, log: Logger, traces?: Traces): Promise<QueryServer> {
  const parts = queryParts(config, log, traces);
  const { settings, reader, control, trail, uses, rejections } = parts;
  const app = await makeApp(parts, log, traces);
  trail?.start();
  await app.listen({ host: settings.host, port: settings.port });
  const url = (await app.getUrl()).replace(/\/$/, '');
  const close = async () => {
    await app.close();
    await Promise.all([uses?.close(), trail?.close(), control.close(), rejections.close()]);
    await reader.close();
    await traces?.shutdown();
  };
  return { url, close };
}

/** What web pages may send, and what they may read of answers; the files of exports are fetched in parts. */
const ALLOWED_HEADERS = ['Authorization', 'Content-Type', 'Last-Event-ID', 'Range', 'If-Range', 'If-None-Match'];
const EXPOSED_HEADERS = [
  ...['Location', 'Retry-After', 'Docket-Complete-Up-To', 'Content-Disposition'],
  ...['ETag', 'Docket-Rows', 'Accept-Ranges', 'Content-Range'],
];

/** What the build of the console leaves: beside this package, in a checkout as in the image. */
const CONSOLE_FOLDER = path.resolve(import.meta.dirname, '../../console/dist');

/** Where nothing is audited. */
const NOWHERE: AuditSink = { add: () => undefined };

async function makeApp(parts: QueryParts, log: Logger, traces: Traces | undefined): Promise<NestFastifyApplication> {
  const { settings, guard, trail, freshness, consoleFolder } = parts;
  const { trustedProxies, corsOrigins } = settings;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...parts, audit: trail ?? NOWHERE, log }),
    new FastifyAdapter({ ...FASTIFY_OPTIONS, ...(trustedProxies === undefined ? {} : { trustProxy: trustedProxies }) }),
    // What goes wrong is thrown or logged by the problem filter; Nest's own lines say nothing more.
    { logger: false, abortOnError: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  if (traces) traceRequests(fastify, traces.tracer);
  addSecurityHeaders(fastify);
  endConnectionsWhenClosing(fastify);
  serveConsole(fastify, readConsole(consoleFolder ?? CONSOLE_FOLDER));
  if (corsOrigins.length > 0) {
    app.enableCors({
      origin: [...corsOrigins],
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowedHeaders: ALLOWED_HEADERS,
      exposedHeaders: EXPOSED_HEADERS,
      maxAge: 600,
    });
  }
  app.useGlobalGuards(guard);
  app.useGlobalInterceptors(new FreshnessInterceptor(freshness));
  if (trail) app.useGlobalInterceptors(new ReadAuditInterceptor(trail));
  app.useGlobalFilters(new ProblemFilter(log, storeProblem));
  return app;
}
