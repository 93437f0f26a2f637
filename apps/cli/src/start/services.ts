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

/** What the services are started with. */
export interface ServicesOptions {
  readonly dataDir: string;
  readonly endpoints: StackEndpoints;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/** Ingestion, ops worker and query service of this checkout, on the local stack. */
export class Services {
  constructor(
    private readonly processes: readonly ServiceProcess[],
    readonly queryUrl: string,
  ) {}

  /** Resolves with the error to tell as soon as one of them ends by itself. */
  async broken(): Promise<Error> {
    return Promise.race(this.processes.map((one) => one.exited.then(() => one.failure())));
  }

  /** Ends them; ingestion finishes the batches at hand. */
  async stop(): Promise<void> {
    await stopAll(this.processes);
  }
}

/** Starts them and waits until they serve; when one does not, none is left running. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const workers = [startWorker(options, 'ingestion'), startWorker(options, 'ops')];
  try {
    const [{ query, url }] = await Promise.all([
      startQuery(options),
      ...workers.map((one) =>
        one.untilReady(() => Promise.resolve(/^[\w ]+ ready;/m.test(one.output())), options.signal),
      ),
    ]);
    return new Services([...workers, query], url);
  } catch (error) {
    await stopAll(workers);
    throw error;
  }
}

async function stopAll(processes: readonly ServiceProcess[]): Promise<void> {
  await Promise.all(processes.map((one) => one.stop(STOP_WITHIN_MS)));
}

function startWorker({ dataDir, endpoints, env }: ServicesOptions, name: 'ingestion' | 'ops'): ServiceProcess {
  return ServiceProcess.start({
    name,
    script: MAIN[name],
    // Their usual ports may be those of another stack on this machine.
    env: { DOCKET_INGEST_HTTP_PORT: '0', DOCKET_OPS_HTTP_PORT: '0', ...env, ...stackVariables(endpoints) },
    logFile: path.join(dataDir, `logs/${name}.log`),
  });
}

async function startQuery(options: ServicesOptions): Promise<{ query: ServiceProcess; url: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 ? await usualPort(options.dataDir) : await freePort();
    const url = `http://127.0.0.1:${port}`;
    const query = ServiceProcess.start({
      name: 'query',
      script: MAIN.query,
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

const APPS = path.join(WORKSPACE_ROOT, 'apps');

/** Built main files. */
const MAIN = {
  ingestion: path.join(APPS, 'ingestion/dist/main.js'),
  ops: path.join(APPS, 'ingestion/dist/ops/main.js'),
  query: path.join(APPS, 'query/dist/main.js'),
} as const;
