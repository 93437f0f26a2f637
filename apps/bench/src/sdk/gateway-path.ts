import { type TopicAdmin } from '@docket/kafka';
import { type LocalStack } from '@docket/local-stack';
import { measureBatches, measureSingle } from '../gateway/run-gateway.js';
import { type BenchGateway, startGateway } from '../gateway/start-gateway.js';
import { cpuSeconds, peakResidentBytes } from '../measure/process-usage.js';
import { BenchInstallation } from '../stack/installation.js';
import { type Endings } from '../stack/endings.js';
import { type MeasuredPath } from './child-settings.js';
import { type GatewayPathName } from './path-names.js';
import { recordsOf } from './records-of.js';

const PARTITIONS = 4;
const MIB = 2 ** 20;
/** One event in each request takes so much longer that fewer have to do. */
const SINGLE = 0.1;
/** Hot code is compiled when it is used first. */
const WARM_UP = 0.1;

/** The same events as POST requests to a gateway, which is started when it is measured first. */
export class GatewayPath {
  #started: Promise<{ readonly gateway: BenchGateway; readonly topic: string }> | undefined;

  constructor(
    private readonly servers: LocalStack,
    private readonly admin: TopicAdmin,
    private readonly directory: string,
    private readonly endings: Endings,
  ) {}

  /** @param events in batches; a tenth of them one by one. The process that is measured is the gateway's. */
  async measure(
    name: GatewayPathName,
    { events, seed }: { events: number; seed: number },
  ): Promise<MeasuredPath & { readonly inTopic: number }> {
    const { gateway, topic } = await (this.#started ??= this.#start());
    const send = name === 'gateway_batched' ? measureBatches : measureSingle;
    const wanted = name === 'gateway_batched' ? events : Math.ceil(events * SINGLE);
    const before = await recordsOf(this.admin, topic);
    const warmUp = await send(gateway.target, { events: Math.ceil(wanted * WARM_UP), seed });
    const cpu = cpuSeconds(gateway.process.pid);
    const found = await send(gateway.target, { events: wanted, seed });
    return {
      events: found.events,
      sent: warmUp.events + found.events,
      seconds: found.events / found.eventsPerSecond,
      cpuSeconds: cpuSeconds(gateway.process.pid) - cpu,
      peakRssMib: peakResidentBytes(gateway.process.pid) / MIB,
      more: { events_per_request: found.eventsPerBody, connections: found.connections },
      inTopic: (await recordsOf(this.admin, topic)) - before,
    };
  }

  async #start(): Promise<{ readonly gateway: BenchGateway; readonly topic: string }> {
    const at = await BenchInstallation.create(this.servers, PARTITIONS);
    const gateway = await startGateway(at, this.directory);
    this.endings.add(() => gateway.process.stop());
    return { gateway, topic: at.topics.events };
  }
}
