import { endWithParent } from './end-with-parent.js';
import { type OperatorAnswers, OperationsServer, type OperationsSettings } from './operations-server.js';

/** A long-running process. */
export interface ServiceProcess extends Omit<OperationsSettings, 'host' | 'port'> {
  /** Where it answers operators. */
  readonly http: () => { readonly host: string; readonly port: number };
  /** Reads the configuration and makes sure that it goes together. */
  readonly check: () => void;
  /** Resolves when it has begun its work. */
  readonly start: () => Promise<RunningService>;
}

/** One that has begun. */
export interface RunningService {
  readonly answers: OperatorAnswers;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** Runs the process until it is told to end; with `--check-config` it only checks its configuration. */
export function runProcess(service: ServiceProcess): void {
  if (process.argv.includes('--check-config')) {
    checkConfig(service);
    return;
  }
  endWithParent();
  start(service).catch(fail);
}

async function start({ http, start: begin, ...about }: ServiceProcess): Promise<void> {
  const operations = await OperationsServer.listen({ ...http(), ...about });
  const service: { running?: RunningService } = {};
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      const stopped = service.running?.stop() ?? Promise.resolve();
      stopped.then(() => operations.close()).then(() => process.exit(0), fail);
    });
  }
  service.running = await begin();
  operations.answer(service.running.answers);
  process.stdout.write(`${about.name} ready; metrics and health at ${operations.url}\n`);
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
  process.stderr.write(`${textOf(error)}\n`);
  process.exit(1);
}

/** What is wrong with the configuration says so itself. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'ConfigError' ? error.message : `${error.name}: ${error.message}`;
}
