import { mkdirSync } from 'node:fs';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { QueryClient } from '../query/query-client.js';
import { Endings } from './endings.js';
import { ensureKey } from './ensure-key.js';
import { holdStack, onStack } from './hold-stack.js';
import { ensureSample } from './import-sample.js';
import { prepareStack } from './prepare.js';
import { addressLines, sampleLines, timelineLines } from './report.js';
import { SAMPLE } from './sample.js';
import { type Services, startServices } from './services.js';
import { forgetServices, readServices, writeServices } from './services-file.js';

/** The options of `docket start`. */
export interface StartOptions {
  readonly once?: boolean;
  readonly sample: boolean;
}

/** Runs everything until Ctrl-C, or until the report with `--once`. What was started is ended however this ends. */
export async function runStart(options: StartOptions, context: CliContext): Promise<void> {
  const endings = new Endings();
  try {
    await start(options, context, endings);
  } finally {
    await endings.run();
  }
}

async function start(options: StartOptions, context: CliContext, endings: Endings): Promise<void> {
  const dataDir = context.dataDir();
  const other = readServices(dataDir);
  if (other) throw new CommandError(`it runs already, as process ${other.pid ?? 0}: ${other.queryUrl}`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const endpoints = await abortable(holdStack(context, endings), context.signal);
  const local = onStack(context, endpoints);
  await prepareStack(local);
  context.signal.throwIfAborted();
  context.out.note('starting ingestion and query service');
  const services = await startServices({ dataDir, endpoints, env: local.environment(), signal: context.signal });
  endings.add(() => services.stop());
  writeServices(dataDir, services.queryUrl);
  endings.add(() => {
    forgetServices(dataDir);
  });
  const faults = await orBroken(services, report(options, local, services.queryUrl));
  if (options.once === true) {
    if (faults > 0) throw new CommandError('the log does not hold what was published');
    return;
  }
  context.out.print('\nServing. Ctrl-C ends it; the data stays.');
  await orBroken(services, untilAborted(context.signal));
}

/** Imports the sample and prints everything worth knowing. @returns the number of faults found */
async function report({ sample }: StartOptions, context: CliContext, url: string): Promise<number> {
  const key = await ensureKey(context, SAMPLE.tenant);
  const client = new QueryClient({ url, key });
  const outcome = sample ? await ensureSample(context, client) : undefined;
  const lines = outcome ? [...sampleLines(outcome), '', ...(await timelineLines(client, context.signal))] : [];
  for (const line of ['', ...lines, '', ...addressLines(url, key)]) context.out.print(line);
  return outcome?.faults.length ?? 0;
}

/** What `work` gives, or the error of a service that ended meanwhile. */
async function orBroken<T>(services: Services, work: Promise<T>): Promise<T> {
  const broken = services.broken().then((error) => {
    throw error;
  });
  return Promise.race([work, broken]);
}

/** Gives up waiting for `work` when the signal fires. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    untilAborted(signal).then(() => {
      throw new CommandError('');
    }),
  ]);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });
}
