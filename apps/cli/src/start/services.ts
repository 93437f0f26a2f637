import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Environment } from '@docket/config';
import { freePort, isPortFree, type StackEndpoints } from '@docket/local-stack';
import { stackVariables } from '../local-defaults.js';
import { WORKSPACE_ROOT } from '../workspace.js';
import { ServiceProcess } from './service-process.js';
import { readServicesRecord } from './services-file.js';

/** The default ports (`DOCKET_QUERY_PORT`, `DOCKET_GATEWAY_PORT`). */
const USUAL_PORT = { query: 4680, gateway: 4690 } as const;
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

/** The services that answer HTTP requests of people and programs. */
type Front = keyof typeof USUAL_PORT;

/** Ingestion, ops worker, query service and gateway of this checkout, on the local stack. */
export class Services {
  constructor(
    private readonly processes: readonly ServiceProcess[],
    readonly queryUrl: string,
    readonly gatewayUrl: string,
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
    const [query, gateway] = await Promise.all([
      startFront(options, 'query'),
      startFront(options, 'gateway'),
      ...workers.map((one) =>
        one.untilReady(() => Promise.resolve(/^[\w ]+ ready;/m.test(one.output())), options.signal),
      ),
    ]);
    return new Services([...workers, query.process, gateway.process], query.url, gateway.url);
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

async function startFront(options: ServicesOptions, name: Front): Promise<{ process: ServiceProcess; url: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 ? await usualPort(options.dataDir, name) : await freePort();
    const url = `http://127.0.0.1:${port}`;
    const process = ServiceProcess.start({
      name,
      script: MAIN[name],
      env: VARIABLES[name](options, port),
      logFile: path.join(options.dataDir, `logs/${name}.log`),
    });
    try {
      await process.untilReady(() => answers(`${url}${PROBE[name]}`, name), options.signal);
      return { process, url };
    } catch (error) {
      await process.stop(STOP_WITHIN_MS);
      // Another program may have taken the port between our look and its start.
      if (attempt === PORT_ATTEMPTS || (await isPortFree(port))) throw error;
    }
  }
}

/** The query service reads ClickHouse as a user that can do nothing else. */
function queryVariables({ dataDir, endpoints, env }: ServicesOptions, port: number): Environment {
  const spool = path.join(dataDir, 'spool', 'query');
  mkdirSync(spool, { recursive: true });
  return {
    DOCKET_QUERY_SPOOL: spool,
    DOCKET_QUERY_EXPORT_DIR: path.join(dataDir, 'exports'),
    ...env,
    ...stackVariables(endpoints),
    DOCKET_CLICKHOUSE_USER: endpoints.clickhouse?.readerUser,
    DOCKET_CLICKHOUSE_PASSWORD: endpoints.clickhouse?.readerPassword,
    DOCKET_QUERY_HOST: '127.0.0.1',
    DOCKET_QUERY_PORT: String(port),
  };
}

/** The gateway is told nothing of ClickHouse. */
function gatewayVariables({ endpoints, env }: ServicesOptions, port: number): Environment {
  const all = { ...env, ...stackVariables(endpoints) };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('DOCKET_CLICKHOUSE_'))),
    DOCKET_GATEWAY_HOST: '127.0.0.1',
    DOCKET_GATEWAY_PORT: String(port),
  };
}

const VARIABLES = { query: queryVariables, gateway: gatewayVariables } as const;

/** The port of the last start, else the usual one, else any. */
async function usualPort(dataDir: string, name: Front): Promise<number> {
  const record = readServicesRecord(dataDir);
  const lastUrl = name === 'query' ? record?.queryUrl : record?.gatewayUrl;
  const last = Number(new URL(lastUrl ?? 'http://x').port);
  for (const port of [last, USUAL_PORT[name]]) if (port > 0 && (await isPortFree(port))) return port;
  return freePort();
}

/** Without a key the query service refuses: it is there. The gateway tells by itself. */
const PROBE = { query: '/v1/events', gateway: '/health/ready' } as const;
const THERE = { query: 401, gateway: 200 } as const;

async function answers(address: string, name: Front): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === THERE[name];
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
  gateway: path.join(APPS, 'gateway/dist/main.js'),
} as const;
