import { type Exchange } from '../proxy/exchange.js';
import { recordsBehind } from '../run/progress.js';
import { type Scene } from '../scene/scene.js';
import { becomes, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const MIB = 1024 * 1024;
/** Memory for waiting records in this scene: little, so that an outage of seconds fills it as one of minutes would. */
const BUFFER_MIB = 8;
/** What an ingester may hold in all, with such buffers; without records it holds about 150 MiB. */
const MOST_RSS_MIB = 320;
/** Once the buffers are full nothing more may be held; the garbage collector takes its time. */
const GROWTH_MIB = 40;
const CAUGHT_UP_WITHIN_MS = 120_000;
const STEADY_RECORDS = 1_000;

/** ClickHouse cannot be reached for long, while events flow on: memory stays flat, lag grows, then it catches up. */
export const clickhouseAway: Fault = {
  name: 'clickhouse-away',
  about: 'ClickHouse away for long (--outage): memory stays flat, lag grows, then it catches up',
  environment: { DOCKET_INGEST_BUFFER_BYTES: String(BUFFER_MIB * MIB), DOCKET_INGEST_BATCH_ROWS: '50000' },
  strikes: { short: 1, thorough: 1 },
  pauses: [500, 1_000],
  strike: outage,
};

async function outage(scene: Scene): Promise<undefined> {
  const { first, outageMs } = scene;
  first.proxy.treatment = (exchange: Exchange) => {
    exchange.loseRequest();
  };
  const rss: number[] = [];
  const began = performance.now();
  const emittedBefore = scene.traffic.emitted;
  while (performance.now() - began < outageMs) {
    await pause(Math.min(1_000, outageMs / 20));
    rss.push(first.ingester.residentBytes() / MIB);
  }
  const flow = (scene.traffic.emitted - emittedBefore) / (outageMs / 1000);
  first.proxy.treatment = (exchange) => exchange.pass();
  await catchUp(scene, flow);
  judgeMemory(scene, rss);
}

/** How fast the backlog shrinks, with what flows in meanwhile. */
async function catchUp(scene: Scene, flow: number): Promise<void> {
  const behind = await recordsBehind(scene);
  const emitted = scene.traffic.emitted;
  const began = performance.now();
  const level = await becomes(async () => (await recordsBehind(scene)) < STEADY_RECORDS, CAUGHT_UP_WITHIN_MS, 100);
  const seconds = (performance.now() - began) / 1000;
  if (!level)
    scene.findings.push(`${behind} records behind after the outage, and not level after ${seconds.toFixed(0)} s`);
  const written = behind + scene.traffic.emitted - emitted;
  const rate = written / seconds;
  scene.notes.push(
    `${behind} records behind after ${(scene.outageMs / 1000).toFixed(0)} s; level again after ${seconds.toFixed(1)} s: ` +
      `${rate.toFixed(0)} records/s, ${(rate / flow).toFixed(1)} times what flowed in before`,
  );
}

function judgeMemory(scene: Scene, rss: readonly number[]): void {
  const half = Math.ceil(rss.length / 2);
  const early = Math.max(...rss.slice(0, half));
  const late = Math.max(...rss.slice(half));
  scene.notes.push(
    `memory at most ${early.toFixed(0)} MiB in the first half of the outage, ${late.toFixed(0)} in the second`,
  );
  if (late > early + GROWTH_MIB) scene.findings.push(`memory grew from ${early.toFixed(0)} to ${late.toFixed(0)} MiB`);
  if (Math.max(early, late) > MOST_RSS_MIB) scene.findings.push(`memory of ${Math.max(early, late).toFixed(0)} MiB`);
}
