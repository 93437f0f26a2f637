import { mkdirSync } from 'node:fs';
import { CommandError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { openClient } from '../query/open-client.js';
import { Endings } from './endings.js';
import { ensureKey } from './ensure-key.js';
import { ensureSample } from './import-sample.js';
import { addressLines, sampleLines, timelineLines } from './report.js';
import { SAMPLE } from './sample.js';
import { startSampleService } from './sample-service.js';
import { readServices } from './services-file.js';
import { dockerSite, localSite, type Site } from './site.js';

/** The options of `docket start`. */
export interface StartOptions {
  readonly once?: boolean;
  readonly sample: boolean;
  readonly docker?: boolean;
  /** How often a second something happens at the example help desk; true for the usual. */
  readonly traffic?: string | true;
}

const USUAL_RATE = 20;
const MOST = 1_000;

/** Runs everything until Ctrl-C, or until the report with `--once`. What was started is ended however this ends. */
export async function runStart(options: StartOptions, context: CliContext): Promise<void> {
  const endings = new Endings();
  const began = performance.now();
  const rate = rateOf(options);
  try {
    const site = await orAborted(openSite(options, context, endings), context.signal);
    mkdirSync(site.context.dataDir(), { recursive: true, mode: 0o700 });
    const faults = await Promise.race([report(options, site), failOf(site)]);
    context.out.note(`\nReady after ${((performance.now() - began) / 1000).toFixed(0)} s.`);
    if (options.once !== true) await serve(site, rate === undefined ? undefined : { rate, endings });
    else if (faults > 0) throw new CommandError('the log does not hold what was published');
  } finally {
    context.out.note('stopping');
    await endings.run();
  }
}

async function openSite({ docker }: StartOptions, context: CliContext, endings: Endings): Promise<Site> {
  const other = readServices(context.dataDir());
  if (other) throw new CommandError(`it runs already, as process ${other.pid ?? 0}: ${other.queryUrl}`);
  return docker === true ? dockerSite(context, endings) : localSite(context, endings);
}

/** Imports the sample and prints everything worth knowing. @returns the number of faults found */
async function report({ sample }: StartOptions, { context, queryUrl, gatewayUrl }: Site): Promise<number> {
  const key = await ensureKey(context, SAMPLE.tenant);
  const client = openClient({ url: queryUrl, key });
  const outcome = sample ? await ensureSample(context, client) : undefined;
  const lines = outcome ? [...sampleLines(outcome), '', ...(await timelineLines(client, context.signal))] : [];
  for (const line of ['', ...lines, '', ...addressLines({ queryUrl, gatewayUrl }, key)]) context.out.print(line);
  return outcome?.faults.length ?? 0;
}

/** Until Ctrl-C, or until a service ends by itself. */
async function serve(site: Site, traffic: { rate: number; endings: Endings } | undefined): Promise<void> {
  const { out, signal } = site.context;
  const helpDesk = traffic && (await orAborted(startSampleService(site, traffic.rate, traffic.endings), signal));
  if (helpDesk) {
    out.print(
      `A help desk (samples/helpdesk-service) at ${helpDesk.url}, where something happens ${traffic.rate} times a second:`,
    );
    out.print('  npx docket events --follow');
  }
  out.note('Serving. Ctrl-C ends it; the data stays.');
  await Promise.race([aborted(signal), failOf(site), ...(helpDesk ? [failOf(helpDesk)] : [])]);
}

function rateOf({ traffic, once }: StartOptions): number | undefined {
  if (traffic === undefined) return undefined;
  if (once === true) throw usageError('--traffic goes on until Ctrl-C; leave out --once');
  const rate = traffic === true ? USUAL_RATE : Number(traffic);
  if (rate > 0 && rate <= MOST) return rate;
  throw usageError(
    `--traffic must be a number above 0 and at most ${MOST}, in calls a second, not "${String(traffic)}"`,
  );
}

async function failOf({ broken }: Pick<Site, 'broken'>): Promise<never> {
  throw await broken;
}

/** What `work` gives, unless the signal fires first. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const given = aborted(signal).then(() => {
    throw new CommandError('');
  });
  return Promise.race([work, given]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
