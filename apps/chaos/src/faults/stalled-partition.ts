import { decidedPositions, logEnds } from '../run/progress.js';
import { type Exchange } from '../proxy/exchange.js';
import { type Scene } from '../scene/scene.js';
import { becomes, pause } from '../scene/waiting.js';
import { execute } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

const STALLED = 0;
const STALL_MS = 4_000;
/** The others are level within this, whatever happens to the one. */
const LEVEL_WITHIN_MS = 4_000;
/** Of two batches: the one under way, and the one whose intent slipped through before its write hung. */
const BATCHES_UNDER_WAY = 2;
const STEAL_EVERY_MS = 400;
const STEALS = 10;

/** One partition cannot go on for a while; the others must flow on as if nothing were. */
export const stalledPartition: Fault = {
  name: 'stalled-partition',
  about: 'one partition whose inserts hang, or whose fence a stranger takes again and again; the others must flow on',
  alone: true,
  strikes: { short: 2, thorough: 6 },
  pauses: [500, 1_500],
  strike: (scene, time) => (time % 2 === 0 ? insertsHang(scene) : fenceIsTaken(scene)),
};

async function insertsHang(scene: Scene): Promise<boolean> {
  const { proxy } = scene.first;
  proxy.treatment = async (exchange) => {
    if (partitionOf(exchange) === STALLED) await exchange.stall(STALL_MS);
    else await exchange.pass();
  };
  const before = await stalledPosition(scene);
  await othersFlow(scene);
  await pause(STALL_MS);
  await othersFlow(scene);
  const after = await stalledPosition(scene);
  proxy.treatment = (exchange) => exchange.pass();
  return after - before <= BATCHES_UNDER_WAY * scene.installation.batchRows;
}

async function fenceIsTaken(scene: Scene): Promise<undefined> {
  const { tables, topics } = scene.installation;
  for (let steal = 0; steal < STEALS; steal += 1) {
    await execute(
      tables,
      `INSERT INTO ingest_fence SELECT topic, epoch, partition, max(number) + 1, 'stranger', now64(3) FROM ingest_fence
       WHERE topic = '${topics.events}' AND partition = ${STALLED} GROUP BY topic, epoch, partition`,
    );
    if (steal === STEALS >> 1) await othersFlow(scene);
    await pause(STEAL_EVERY_MS);
  }
  await othersFlow(scene);
}

async function othersFlow(scene: Scene): Promise<void> {
  const ends = await logEnds(scene);
  const level = await becomes(async () => {
    const decided = await decidedPositions(scene);
    return ends.every(([partition, end]) => partition === STALLED || (decided.get(partition) ?? 0) >= end);
  }, LEVEL_WITHIN_MS);
  if (!level) scene.findings.push(`other partitions were held up by partition ${STALLED}`);
}

async function stalledPosition(scene: Scene): Promise<number> {
  return (await decidedPositions(scene)).get(STALLED) ?? 0;
}

/** Query ids begin with `<topic>/<epoch>/<partition>/`. */
function partitionOf({ url }: Exchange): number | undefined {
  const partition = url.searchParams.get('query_id')?.split('/')[2];
  return partition === undefined ? undefined : Number(partition);
}
