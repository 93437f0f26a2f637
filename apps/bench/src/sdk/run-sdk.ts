import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EVENTS_TOPIC } from '@docket/events';
import { connectAdmin, type TopicAdmin } from '@docket/kafka';
import { type LocalStack } from '@docket/local-stack';
import { registerMix } from '../events/encodings.js';
import { cpuSeconds } from '../measure/process-usage.js';
import { type SdkFindings, type SdkMeasurement } from '../report/sdk-report.js';
import { startBenchStack } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { EVENTS_CONFIG } from '../stack/installation.js';
import { NodeProcess } from '../stack/node-process.js';
import { BENCH_MAIN } from '../workspace.js';
import { type ChildSettings, measuredPath } from './child-settings.js';
import { GatewayPath } from './gateway-path.js';
import { type GatewayPathName, isGatewayPath, type SdkPathName } from './path-names.js';
import { profileDirectoryOf } from './profiled.js';
import { recordsOf } from './records-of.js';
import { encodedMessages } from './sdk-stock.js';

/** What `sdk` is asked to do. */
export interface SdkBenchOptions {
  /** Of each path that is measured by a count. */
  readonly events: number;
  readonly rounds: number;
  /** Of each path that is measured by the clock. */
  readonly seconds: number;
  /** Events per second. */
  readonly pace: number;
  readonly seed: number;
  readonly paths: readonly SdkPathName[];
  /** Where spools are made. */
  readonly spool?: string | undefined;
  readonly profileDirectory?: string | undefined;
}

const PARTITIONS = 4;
/** Messages of a request of kafkajs by hand: the best of these is what it is credited with. */
const BATCHES = [500, 1_000, 2_000];
const WARM_UP_BATCH = 1_000;

/** Sends the same events on every path, one after another, each from a process of its own into a topic of its own. */
export async function runSdk(
  options: SdkBenchOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<SdkFindings> {
  const { servers, directory } = await startBenchStack(endings, note, { parts: ['kafka', 'registry'] });
  const admin = await connectAdmin({ brokers: servers.kafka.brokers }, { clientId: 'bench' });
  endings.add(() => admin.close());
  const spools = spoolsOf(options.spool, directory, endings);
  const run = new SdkRun(options, { servers, admin, directory, spools }, endings, note);
  note('warming up the broker');
  await run.warmUp();
  const runs = new Map<SdkPathName, SdkMeasurement[]>(options.paths.map((name) => [name, []]));
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [name, measured] of runs) measured.push(await run.measure(name, round));
  }
  const paths = new Map([...runs].map(([name, measured]) => [name, median(measured)]));
  const countsEqual = [...runs.values()].flat().every(({ sent, inTopic }) => sent === inTopic);
  return { bytesPerEvent: await run.bytesPerEvent(), rounds: options.rounds, paths, countsEqual };
}

interface SdkPlace {
  readonly servers: LocalStack;
  readonly admin: TopicAdmin;
  readonly directory: string;
  readonly spools: string;
}

class SdkRun {
  #children = 0;
  readonly #gateway: GatewayPath;

  constructor(
    private readonly options: SdkBenchOptions,
    private readonly place: SdkPlace,
    private readonly endings: Endings,
    private readonly note: (line: string) => void,
  ) {
    this.#gateway = new GatewayPath(place.servers, place.admin, place.directory, endings);
  }

  /** Mean bytes of the Kafka values. */
  async bytesPerEvent(): Promise<number> {
    const messages = encodedMessages(
      await registerMix(this.place.servers.registry.url, EVENTS_TOPIC),
      this.options.seed,
    );
    return messages.reduce((sum, { value }) => sum + value.length, 0) / messages.length;
  }

  /** Servers compile their hot code when they are used first, at the cost of whoever comes first. */
  async warmUp(): Promise<void> {
    await this.#inChild('kafkajs_batched', { batch: WARM_UP_BATCH, isProfiled: false });
  }

  async measure(name: SdkPathName, round: number): Promise<SdkMeasurement> {
    this.note(`round ${round}: measuring ${name}`);
    if (isGatewayPath(name)) return this.#overHttp(name);
    if (name !== 'kafkajs_batched') return this.#inChild(name);
    const tries: SdkMeasurement[] = [];
    for (const batch of BATCHES) tries.push(await this.#inChild(name, { batch }));
    const wrong = tries.find(({ sent, inTopic }) => sent !== inTopic);
    return wrong ?? tries.reduce((best, one) => (rateOf(one) > rateOf(best) ? one : best));
  }

  async #overHttp(name: GatewayPathName): Promise<SdkMeasurement> {
    const before = this.#brokerCpuSeconds();
    const measured = await this.#gateway.measure(name, this.options);
    return { ...measured, brokerCpuSeconds: this.#brokerCpuSeconds() - before };
  }

  async #inChild(name: ChildSettings['path'], { batch = 1, isProfiled = true } = {}): Promise<SdkMeasurement> {
    this.#children += 1;
    const { servers, admin, directory, spools } = this.place;
    const topic = `bench.sdk.${this.#children}`;
    await admin.create({ name: topic, partitions: PARTITIONS, replicationFactor: 1, config: EVENTS_CONFIG });
    await registerMix(servers.registry.url, topic);
    const { events, seconds, pace, seed } = this.options;
    const file = path.join(directory, `${topic}.json`);
    const settings: ChildSettings = {
      ...{ path: name, topic, events, seconds, pace, seed, batch, file },
      brokers: [...servers.kafka.brokers],
      registryUrl: servers.registry.url,
      spoolDirectory: path.join(spools, topic),
    };
    const before = this.#brokerCpuSeconds();
    await this.#untilEnded(settings, isProfiled);
    const brokerCpuSeconds = this.#brokerCpuSeconds() - before;
    const inTopic = await recordsOf(admin, topic);
    await admin.remove(topic);
    return { ...measuredPath.parse(JSON.parse(readFileSync(file, 'utf8'))), inTopic, brokerCpuSeconds };
  }

  async #untilEnded(settings: ChildSettings, isProfiled: boolean): Promise<void> {
    const profile = isProfiled ? profileDirectoryOf(this.options.profileDirectory, settings.path) : undefined;
    if (profile !== undefined) mkdirSync(profile, { recursive: true });
    const child = NodeProcess.start({
      name: settings.path,
      script: BENCH_MAIN,
      args: ['sdk-path', JSON.stringify(settings)],
      nodeOptions: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
      logFile: path.join(this.place.directory, `${settings.topic}.log`),
    });
    this.endings.add(() => child.stop());
    await child.untilFinished();
  }

  #brokerCpuSeconds(): number {
    return this.place.servers.kafka.nodes.reduce((sum, { pid }) => sum + (pid === undefined ? 0 : cpuSeconds(pid)), 0);
  }
}

function spoolsOf(wanted: string | undefined, directory: string, endings: Endings): string {
  const parent = wanted === undefined ? directory : path.resolve(wanted);
  mkdirSync(parent, { recursive: true });
  const spools = mkdtempSync(path.join(parent, 'spools-'));
  endings.add(() => {
    rmSync(spools, { recursive: true, force: true });
  });
  return spools;
}

/** Events per second. */
function rateOf({ events, seconds }: SdkMeasurement): number {
  return events / seconds;
}

/** The one in the middle by its rate, the slower one of two. */
function median(runs: readonly SdkMeasurement[]): SdkMeasurement {
  const sorted = [...runs].sort((a, b) => rateOf(a) - rateOf(b));
  return sorted[Math.floor((sorted.length - 1) / 2)] as SdkMeasurement;
}
