import path from 'node:path';
import { type Environment } from '@docket/config';
import { freePort, isPortFree, type StackEndpoints } from '@docket/local-stack';
import { stackVariables } from '../local-defaults.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { ServiceProcess } from './service-process.js';
import { readServicesRecord } from './services-file.js';

/** The default port of the query service (`DOCKET_QUERY_PORT`). */
const USUAL_PORT = 4680;
const PORT_ATTEMPTS = 3;
/** Longer than ingestion takes by default to finish the batches at hand. */
const STOP_WITHIN_MS = 25_000;

/** What both services are started with. */
export interface ServicesOptions {
  readonly dataDir: string;
  readonly endpoints: StackEndpoints;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/** Ingestion and query service of this checkout, on the local stack. */
export class Services {
  constructor(
    private readonly ingestion: ServiceProcess,
    private readonly query: ServiceProcess,
    readonly queryUrl: string,
  ) {}

  /** Resolves with the error to tell as soon as one of them ends by itself. */
  async broken(): Promise<Error> {
    await Promise.race([this.ingestion.exited, this.query.exited]);
    return (this.ingestion.hasEnded ? this.ingestion : this.query).failure();
  }

  /** Ends both; ingestion finishes the batches at hand. */
  async stop(): Promise<void> {
    await Promise.all([this.query.stop(STOP_WITHIN_MS), this.ingestion.stop(STOP_WITHIN_MS)]);
  }
}

/** Starts both and waits until they serve; when one does not, neither is left running. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const ingestion = startIngestion(options);
  try {
    const [{ query, url }] = await Promise.all([
      startQuery(options),
      ingestion.untilReady(() => Promise.resolve(ingestion.output().includes('ingestion ready')), options.signal),
    ]);
    return new Services(ingestion, query, url);
  } catch (error) {
    await ingestion.stop(STOP_WITHIN_MS);
    throw error;
  }
}

function startIngestion({ dataDir, endpoints, env }: ServicesOptions): ServiceProcess {
  return ServiceProcess.start({
    name: 'ingestion',
    script: mainOf('ingestion'),
    // Its usual port may be that of another stack on this machine.
    env: { DOCKET_INGEST_HTTP_PORT: '0', ...env, ...stackVariables(endpoints) },
    logFile: path.join(dataDir, 'logs/ingestion.log'),
  });
}

async function startQuery(options: ServicesOptions): Promise<{ query: ServiceProcess; url: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 ? await usualPort(options.dataDir) : await freePort();
    const url = `http://127.0.0.1:${port}`;
    const query = ServiceProcess.start({
      name: 'query',
      script: mainOf('query'),
      env: queryVariables(options, port),
      logFile: path.join(options.dataDir, 'logs/query.log'),
    });
    try {
      await query.untilReady(() => answers(url), options.signal);
      return { query, url };
    } catch (error) {
      await query.stop(STOP_WITHIN_MS);
      // Another program may have taken the port between our look and its start.
      if (attempt === PORT_ATTEMPTS || (await isPortFree(port))) throw error;
    }
  }
}

/** The query service reads ClickHouse as a user that can do nothing else. */
function queryVariables({ endpoints, env }: ServicesOptions, port: number): Environment {
  return {
    ...env,
    ...stackVariables(endpoints),
    DOCKET_CLICKHOUSE_USER: endpoints.clickhouse?.readerUser,
    DOCKET_CLICKHOUSE_PASSWORD: endpoints.clickhouse?.readerPassword,
    DOCKET_QUERY_HOST: '127.0.0.1',
    DOCKET_QUERY_PORT: String(port),
  };
}

/** The port of the last start, else the usual one, else any. */
async function usualPort(dataDir: string): Promise<number> {
  const last = Number(new URL(readServicesRecord(dataDir)?.queryUrl ?? 'http://x').port);
  for (const port of [last, USUAL_PORT]) if (port > 0 && (await isPortFree(port))) return port;
  return freePort();
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/events`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    // Without a key it refuses: it is there.
    return response.status === 401;
  } catch {
    return false;
  }
}

function mainOf(app: 'ingestion' | 'query'): string {
  return path.join(WORKSPACE_ROOT, 'apps', app, 'dist/main.js');
}
