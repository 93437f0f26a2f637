import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { addSecurityHeaders, endConnectionsWhenClosing, Problem, ProblemFilter, traceRequests } from '@docket/http';
import { type Logger, type Traces } from '@docket/telemetry';
import { type FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { ClientGone } from './body/receive-body.js';
import { gatewayParts, type PartsConfig } from './gateway-parts.js';
import { fastifyOptions } from './http/fastify-options.js';
import { endEndlessRequests, leaveBodiesUnread } from './http/unread-bodies.js';
import { countRequests } from './observe/count-requests.js';
import { type GatewayMetrics } from './observe/gateway-metrics.js';

export interface GatewayServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Answers the requests under way, sends what waits for Kafka, then ends. @returns whether all of that was done in time */
  close(): Promise<boolean>;
}

/** Starts the gateway; it answers when this resolves, and is ready when Kafka, registry and keys are there. */
export async function startServer(config: PartsConfig, log: Logger, traces?: Traces): Promise<GatewayServer> {
  const { metrics, ...parts } = gatewayParts(config, log);
  const { gateway } = config;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(parts),
    new FastifyAdapter(fastifyOptions(gateway.limits)),
    // What goes wrong is thrown or logged by the problem filter; Nest's own lines say nothing more.
    { logger: false, abortOnError: false, bodyParser: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  prepare(fastify, metrics, traces);
  fastify.server.maxConnections = gateway.limits.connections;
  app.useGlobalFilters(new ProblemFilter(log, goneProblem));
  await app.listen({ host: gateway.host, port: gateway.port });
  parts.follower.start();
  parts.link.start();
  const close = async (): Promise<boolean> => {
    // A client that sends slowly does not hold us up for longer than Kafka may.
    const late = setTimeout(() => {
      fastify.server.closeAllConnections();
    }, gateway.publish.drainMs);
    await app.close();
    clearTimeout(late);
    const isSent = await parts.link.close(gateway.publish.drainMs);
    await parts.follower.stop();
    await traces?.shutdown();
    return isSent;
  };
  return { url: (await app.getUrl()).replace(/\/$/, ''), close };
}

function prepare(fastify: FastifyInstance, metrics: GatewayMetrics, traces: Traces | undefined): void {
  leaveBodiesUnread(fastify);
  if (traces) traceRequests(fastify, traces.tracer);
  countRequests(fastify, metrics);
  addSecurityHeaders(fastify);
  endConnectionsWhenClosing(fastify);
  endEndlessRequests(fastify);
}

/** Nobody is there to read it; it is no failure of ours. */
function goneProblem(thrown: unknown): Problem | undefined {
  if (!(thrown instanceof ClientGone)) return undefined;
  return new Problem('malformed-request', 'The request ended before its body was complete.');
}
