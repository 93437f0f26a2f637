import { cpuSeconds, peakResidentBytes } from '../measure/process-usage.js';
import { type GatewayFindings } from '../report/gateway-report.js';
import { startBenchStack } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { BenchInstallation } from '../stack/installation.js';
import { eventBodies } from './event-bodies.js';
import { type GatewayFinding, type GatewayTarget, measureGateway } from './measure-gateway.js';
import { startGateway } from './start-gateway.js';

/** What `gateway` is asked to do. */
export interface GatewayOptions {
  /** In batches; a tenth of them are sent one by one as well. */
  readonly events: number;
  readonly partitions: number;
  readonly seed: number;
  readonly profileDirectory?: string | undefined;
}

const BATCH = 100;
const CONNECTIONS = { batches: 8, single: 64 } as const;
/** Part of the events that are sent one by one. */
const SINGLE = 0.1;
/** Hot code is compiled when it is used first. */
const WARM_UP = 0.1;

/** Sends events to a gateway in batches and one by one, with Kafka and the sender on the same machine. */
export async function runGateway(
  options: GatewayOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<GatewayFindings> {
  const { servers, directory } = await startBenchStack(endings, note);
  const at = await BenchInstallation.create(servers, options.partitions);
  const { target, process } = await startGateway(at, directory, options.profileDirectory);
  endings.add(() => process.stop());
  note('warming up');
  await measureBatches(target, { ...options, events: options.events * WARM_UP });
  note(`${options.events} events in batches of ${BATCH}`);
  const cpu = cpuSeconds(process.pid);
  const batches = await measureBatches(target, options);
  const cpuPerMillion = ((cpuSeconds(process.pid) - cpu) / batches.events) * 1e6;
  const events = Math.ceil(options.events * SINGLE);
  note(`${events} events, one in each request`);
  const single = await measureSingle(target, { ...options, events });
  return { batches, single, cpuPerMillion, peakBytes: peakResidentBytes(process.pid) };
}

type Measured = Pick<GatewayOptions, 'events' | 'seed'>;

/** Batches of 100 events, from 8 clients. */
export function measureBatches(target: GatewayTarget, { events, seed }: Measured): Promise<GatewayFinding> {
  const bodies = eventBodies({ eventsPerBody: BATCH, seed });
  return measureGateway(target, { ...bodies, events, connections: CONNECTIONS.batches });
}

/** One event in each request, from 64 clients. */
export function measureSingle(target: GatewayTarget, { events, seed }: Measured): Promise<GatewayFinding> {
  const bodies = eventBodies({ eventsPerBody: 1, seed });
  return measureGateway(target, { ...bodies, events, connections: CONNECTIONS.single });
}
