import { type Exchange } from '../proxy/exchange.js';
import { decidedPositions, logEnds } from '../run/progress.js';
import { type Scene } from '../scene/scene.js';
import { becomes, pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const STALLED = 0;
const STALL_MS = 4_000;
/** The others are level within this, while one partition hangs. */
const LEVEL_WITHIN_MS = 4_000;

/** Inserts of one partition get no answer for a while; the others must flow on as if nothing were. */
export const stalledPartition: Fault = {
  name: 'stalled-partition',
  about: 'inserts of one partition that hang, while the others must flow on',
  strikes: { short: 1, thorough: 6 },
  pauses: [500, 1_500],
  async strike(scene) {
    const { proxy } = scene.first;
    proxy.treatment = async (exchange) => {
      if (partitionOf(exchange) === STALLED) await exchange.stall(STALL_MS);
      else await exchange.pass();
    };
    const before = (await decidedPositions(scene)).get(STALLED) ?? 0;
    await othersFlow(scene);
    await pause(STALL_MS);
    await othersFlow(scene);
    proxy.treatment = (exchange) => exchange.pass();
    // One intent may have been under way when the stall began.
    const after = (await decidedPositions(scene)).get(STALLED) ?? 0;
    return after - before <= MOST_ROWS;
  },
};

/** Of two batches: the one under way, and the one whose intent slipped through before its write hung. */
const MOST_ROWS = 1_000;

async function othersFlow(scene: Scene): Promise<void> {
  const ends = await logEnds(scene);
  const level = await becomes(async () => {
    const decided = await decidedPositions(scene);
    return ends.every(([partition, end]) => partition === STALLED || (decided.get(partition) ?? 0) >= end);
  }, LEVEL_WITHIN_MS);
  if (!level) scene.findings.push(`other partitions were held up by partition ${STALLED}`);
}

/** Query ids begin with `<topic>/<epoch>/<partition>/`. */
function partitionOf({ url }: Exchange): number | undefined {
  const partition = url.searchParams.get('query_id')?.split('/')[2];
  return partition === undefined ? undefined : Number(partition);
}
