import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { closedPositions, logEnds } from './progress.js';

/** Longer than the longest back-off of ingestion several times over. */
const LIMIT_MS = 180_000;

/**
 * Waits until ingestion has said in the ledger, for every partition, that all of the topic is written.
 * @returns seconds it took; undefined when it did not happen in time
 */
export async function caughtUp(scene: Scene): Promise<number | undefined> {
  const began = performance.now();
  const closed = await becomes(
    async () => {
      const positions = await closedPositions(scene);
      return (await logEnds(scene)).every(([partition, end]) => end === 0 || positions.get(partition) === end);
    },
    LIMIT_MS,
    100,
  );
  return closed ? (performance.now() - began) / 1000 : undefined;
}
