import { decidedPositions, recordsBehind } from '../run/progress.js';
import { type RunSize } from '../run/run-size.js';
import { MemorySamples } from '../scene/memory-samples.js';
import { type Scene } from '../scene/scene.js';
import { becomes, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const MIB = 1024 * 1024;
/** Memory for waiting records in this scene: little, so that an outage of seconds fills it as one of minutes would. */
const BUFFER_MIB = 4;
const DUPLICATE_MIB = 8;
/** What the driver may hold of fetches: as much as one may bring. */
const FETCH_MIB = 32;
/** What the garbage collector may leave lying about. */
const SLACK_MIB = 32;
/** So many times the buffers come in during the outage. */
const OVERFLOW = 4;
const PLAIN_EVENT_BYTES = 300;
/** Part of the traffic that flows during the outage; the rest flows while the backlog is caught up. */
const DURING_OUTAGE = 0.8;
const WITHIN_MS = 300_000;
/** A backlog has to shrink this much faster than it would grow. */
const LEAST_RATIO = 3;

/** ClickHouse is down for long, while events flow on: memory stays flat, lag grows, then it catches up. */
export const clickhouseAway: Fault = {
  name: 'clickhouse-away',
  about: 'ClickHouse killed and away for long (--outage): memory stays flat, lag grows, then it catches up',
  alone: true,
  environment: {
    DOCKET_INGEST_BUFFER_BYTES: String(BUFFER_MIB * MIB),
    DOCKET_INGEST_DUPLICATE_MEMORY_BYTES: String(DUPLICATE_MIB * MIB),
    DOCKET_INGEST_BATCH_ROWS: '50000',
  },
  strikes: { short: 1, thorough: 1 },
  pauses: [500, 500],
  traffic: (size) => ({ perSecond: planned(size), paddingBytes: paddingFor(size) }),
  async strike(scene, time) {
    if (time > 0) return false;
    const level = await becomes(async () => (await recordsBehind(scene)) < planned(scene.size), WITHIN_MS);
    if (!level) scene.findings.push('ingestion did not keep up before the outage');
    const memory = new MemorySamples(scene.first.ingester);
    try {
      await catchUp(scene, await outage(scene, memory));
      bound(scene, memory);
    } finally {
      memory.end();
    }
    return undefined;
  },
};

/** Events per second. */
function planned({ events, outageMs }: RunSize): number {
  return (events * DURING_OUTAGE) / (outageMs / 1000);
}

/** Events large enough that the buffers overflow however few they are. */
function paddingFor({ events }: RunSize): number {
  return Math.max(0, Math.ceil((OVERFLOW * BUFFER_MIB * MIB) / (events * DURING_OUTAGE)) - PLAIN_EVENT_BYTES);
}

/** @returns how many events flowed in per second */
async function outage(scene: Scene, memory: MemorySamples): Promise<number> {
  const { size, stack, sources } = scene;
  const emitted = sources.traffic.emitted;
  await stack.clickhouse.kill9();
  const from = memory.count;
  await pause(size.outageMs / 2);
  const middle = memory.count;
  await pause(size.outageMs / 2);
  const [early, late] = [memory.most(from, middle), memory.most(middle)];
  scene.notes.push(`memory at most ${early} MiB in the first half of the outage, ${late} in the second`);
  if (late > early + SLACK_MIB) scene.findings.push(`memory grew from ${early} to ${late} MiB during the outage`);
  const flow = (sources.traffic.emitted - emitted) / (size.outageMs / 1000);
  await stack.clickhouse.start();
  return flow;
}

/** How fast the backlog shrinks once it does, with what flows in meanwhile. */
async function catchUp(scene: Scene, flow: number): Promise<void> {
  const answered = performance.now();
  const behind = await recordsBehind(scene);
  const first = await decided(scene);
  await becomes(async () => (await decided(scene)) > first, WITHIN_MS, 20);
  const began = performance.now();
  const level = await becomes(async () => (await recordsBehind(scene)) < flow, WITHIN_MS, 20);
  const seconds = (performance.now() - began) / 1000;
  const ratio = ((await decided(scene)) - first) / seconds / flow;
  scene.notes.push(
    `${count(behind)} records behind after ${(scene.size.outageMs / 1000).toFixed(0)} s at ${count(flow)} a second; ` +
      `the first batch came ${((began - answered) / 1000).toFixed(1)} s after ClickHouse was back, and it was level ` +
      `${seconds.toFixed(1)} s later: ${count(ratio * flow)} records a second, ${ratio.toFixed(1)} times what flowed in`,
  );
  if (!level) scene.findings.push(`${count(await recordsBehind(scene))} records behind long after the outage`);
  // A short run is over before the pace shows, and is made where much else runs.
  if (scene.size.thorough && ratio < LEAST_RATIO)
    scene.findings.push(`the backlog shrank at only ${ratio.toFixed(1)} times the flow`);
}

/** The configuration says how much an ingester may hold beyond what it needs at rest, batches under way included. */
function bound(scene: Scene, memory: MemorySamples): void {
  const atRest = memory.most(0, 1);
  const bounded = atRest + 2 * BUFFER_MIB + DUPLICATE_MIB + FETCH_MIB + SLACK_MIB;
  scene.notes.push(`memory ${atRest} MiB before, at most ${memory.most()} until it was level; allowed ${bounded}`);
  if (memory.most() > bounded) scene.findings.push(`memory of ${memory.most()} MiB, where ${bounded} are allowed`);
}

async function decided(scene: Scene): Promise<number> {
  return [...(await decidedPositions(scene)).values()].reduce((sum, next) => sum + next, 0);
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
