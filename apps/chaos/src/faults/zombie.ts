import { carries } from '../proxy/protocol-steps.js';
import { SESSION_MS } from '../scene/installation.js';
import { type Scene } from '../scene/scene.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

/** Longer than the session by what a rebalance and an opening take. */
const ASLEEP_MS = SESSION_MS + 2_500;

/**
 * Stops one of two ingesters until its partitions are long the other's, then lets it go on; every other time in the
 * middle of an insert, half of which ClickHouse has by then, and gets the rest of when the partition is the other's.
 */
export const zombie: Fault = {
  name: 'zombie',
  about: 'SIGSTOP of one of two ingesters past its session, then SIGCONT, also in mid-insert',
  ingesters: 2,
  strikes: { short: 2, thorough: 8 },
  pauses: [200, 1_000],
  leftTrace: ({ recovered }) => recovered,
  strike: (scene, time) => (time % 2 === 0 ? stoppedInMidInsert(scene, (time >> 1) % 2) : stopped(scene, time % 2)),
};

async function stopped(scene: Scene, index: number): Promise<undefined> {
  const { ingester } = scene.at(index);
  ingester.freeze();
  await pause(ASLEEP_MS);
  ingester.wake();
}

function stoppedInMidInsert(scene: Scene, index: number): Promise<boolean> {
  const { ingester, proxy } = scene.at(index);
  return proxy.next(carries('write events'), (exchange) => {
    ingester.freeze();
    const awake = pause(ASLEEP_MS).then(() => {
      ingester.wake();
    });
    return exchange.hold(awake);
  });
}
