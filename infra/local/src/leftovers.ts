import { isRunning, signalProcess } from './process-identity.js';
import { readStackRecord, removeStackRecord } from './stack-file.js';
import { poll } from './timing.js';

const GRACE_MS = 5000;

/**
 * Makes sure that no server of an earlier, killed stack still has files open in the data directory. The kernel kills
 * them with their holder, which may take a moment; one that is still there after five seconds is killed by its identity.
 *
 * Call it only while holding the directory's lock.
 */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const left = (readStackRecord(dataDir)?.parts ?? []).flatMap(({ process }) => process ?? []);
  const gone = () => !left.some(isRunning);
  if ((await poll(gone, GRACE_MS)) === undefined) {
    for (const server of left) signalProcess(server, 'SIGKILL');
    await poll(gone, GRACE_MS);
  }
  removeStackRecord(dataDir);
}
