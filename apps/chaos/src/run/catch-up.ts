import { type Scene } from '../scene/scene.js';
import { becomes } from '../scene/waiting.js';
import { closedPositions, decidedPositions, logEnds } from './progress.js';

/** Longer than the longest back-off of ingestion several times over. */
const STANDSTILL_MS = 180_000;
const EVERY_MS = 100;

/**
 * Waits until ingestion has said in the ledger, for every partition, that all of the topic is written.
 * @returns seconds it took; undefined when nothing moved any more before that
 */
export async function caughtUp(scene: Scene): Promise<number | undefined> {
  const began = performance.now();
  for (;;) {
    const before = await decided(scene);
    // Either ends the wait: all is written, or something was decided since and it is worth waiting on.
    const moved = await becomes(
      async () => (await isClosed(scene)) || (await decided(scene)) > before,
      STANDSTILL_MS,
      EVERY_MS,
    );
    if (await isClosed(scene).catch(() => false)) return (performance.now() - began) / 1000;
    if (!moved) return undefined;
  }
}

async function isClosed(scene: Scene): Promise<boolean> {
  const closed = await closedPositions(scene);
  return (await logEnds(scene)).every(([partition, end]) => end === 0 || closed.get(partition) === end);
}

async function decided(scene: Scene): Promise<number> {
  const positions = await decidedPositions(scene).catch(() => new Map<number, number>());
  return [...positions.values()].reduce((sum, next) => sum + next, 0);
}
