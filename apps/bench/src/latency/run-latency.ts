import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BenchDatabase } from '../measure/bench-database.js';
import { startDocketPath } from '../paths/docket-path.js';
import { type LatencyFinding, type LatencyFindings } from '../report/latency-report.js';
import { startBenchStack } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { BenchInstallation } from '../stack/installation.js';
import { NodeProcess } from '../stack/node-process.js';
import { BENCH_MAIN } from '../workspace.js';
import { latenciesOf, percentilesOf } from './latencies.js';
import { type PublishSettings } from './publish-settings.js';
import { Receipts } from './receipts.js';
import { VisibilityWatch } from './visibility.js';

/** What `latency` is asked to do. */
export interface LatencyOptions {
  /** Highest rate the machine takes; measured when left out. */
  readonly max?: number | undefined;
  /** How long each rate is held. */
  readonly seconds: number;
}

/** One takes every rate that is tried. Each partition has batches of its own: more of them are more work for ClickHouse. */
const PARTITIONS = 1;
const RATES = [1_000, 10_000];
/** Servers and services compile their hot code when they are used first. */
const COLD_SECONDS = 30;
const COLD_RATE = 3_000;
/** Until what the warming up left to merge is merged. */
const SETTLE_MS = 10_000;
/** Until a rate that was changed shows everywhere. */
const WARM_UP_SECONDS = 3;
/** Short of this part of the wanted rate, the rate that came about is reported instead. */
const KEPT_UP = 0.97;
const VISIBLE_WITHIN_MS = 120_000;

/** Publishes at several rates through the SDK into a running installation and watches the table. */
export async function runLatency(
  options: LatencyOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<LatencyFindings> {
  const { servers, directory } = await startBenchStack(endings, note);
  const at = await BenchInstallation.create(servers, PARTITIONS);
  const database = await BenchDatabase.create(at, 'bench_latency');
  endings.add(() => database.close());
  const ingestion = await startDocketPath({ at, database: database.writer.database, directory });
  endings.add(() => ingestion.stop());
  const run = new LatencyRun(at, database, directory);

  note('warming up');
  await run.held(COLD_RATE, COLD_SECONDS);
  await setTimeout(SETTLE_MS);
  const rates: LatencyFinding[] = [];
  for (const rate of RATES) {
    note(`publishing ${rate} events/s`);
    rates.push(await run.held(rate, options.seconds));
  }
  note('publishing as much as possible');
  const maximum = options.max ?? (await run.highestRate(options.seconds / 2));
  note(`publishing ${Math.round(maximum / 2)} events/s`);
  rates.push(await run.held(Math.round(maximum / 2), options.seconds));
  return { maximum: { rate: maximum, measured: options.max === undefined }, rates };
}

/** What came of one publication. */
interface Published {
  readonly receipts: Receipts;
  readonly watch: VisibilityWatch;
}

class LatencyRun {
  #runs = 0;

  constructor(
    private readonly at: BenchInstallation,
    private readonly database: BenchDatabase,
    private readonly directory: string,
  ) {}

  /** Publishes at one rate. */
  async held(rate: number, seconds: number): Promise<LatencyFinding> {
    const { receipts, watch } = await this.#publish({ rate, seconds: seconds + WARM_UP_SECONDS });
    const after = receipts.publishedAt(0) + WARM_UP_SECONDS * 1000;
    const latencies = latenciesOf(receipts, watch.sightings, after);
    const published = (latencies.length / (receipts.publishedAt(receipts.count - 1) - after)) * 1000;
    return {
      rate: published < rate * KEPT_UP ? Math.round(published) : rate,
      published,
      events: latencies.length,
      latency: percentilesOf(latencies),
      cycleMs: watch.cycleMs,
    };
  }

  /** Events per second, from the first publication until the last event can be queried, when nothing holds back. */
  async highestRate(seconds: number): Promise<number> {
    const { receipts, watch } = await this.#publish({ seconds });
    const last = Math.max(...watch.sightings.slice(-PARTITIONS).map(({ at }) => at));
    return (receipts.count / (last - receipts.publishedAt(0))) * 1000;
  }

  async #publish(how: Pick<PublishSettings, 'rate' | 'seconds'>): Promise<Published> {
    this.#runs += 1;
    const file = path.join(this.directory, `receipts-${this.#runs}`);
    const watch = new VisibilityWatch(this.database.writer, Date.now(), PARTITIONS);
    const publisher = this.#publisher({ ...how, file });
    watch.start();
    try {
      await publisher.untilFinished();
      const receipts = Receipts.read(file);
      await untilVisible(receipts, watch);
      return { receipts, watch };
    } finally {
      await publisher.stop();
      await watch.stop();
    }
  }

  #publisher(how: Pick<PublishSettings, 'rate' | 'seconds' | 'file'>): NodeProcess {
    const { at } = this;
    const settings: PublishSettings = {
      brokers: [...at.kafka.brokers],
      registryUrl: at.registryUrl,
      topic: at.topics.events,
      seed: this.#runs,
      ...how,
    };
    return NodeProcess.start({
      name: 'publisher',
      script: BENCH_MAIN,
      args: ['publish', JSON.stringify(settings)],
      logFile: path.join(this.directory, 'publisher.log'),
    });
  }
}

/** Waits until the last event of every partition was seen. */
async function untilVisible(receipts: Receipts, watch: VisibilityWatch): Promise<void> {
  const last = new Map<number, number>();
  for (let index = 0; index < receipts.count; index += 1) {
    const partition = receipts.partition(index);
    last.set(partition, Math.max(last.get(partition) ?? -1, receipts.offset(index)));
  }
  const deadline = performance.now() + VISIBLE_WITHIN_MS;
  while ([...last].some(([partition, offset]) => watch.seen(partition) < offset)) {
    if (performance.now() > deadline) throw new Error('not all events became visible within two minutes');
    await setTimeout(20);
  }
}
