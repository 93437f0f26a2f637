import { existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StackInUseError } from './errors.js';
import { tryLock } from './exclusive-lock.js';
import { clearLeftovers } from './leftovers.js';
import { isRunning, signalProcess } from './process-identity.js';
import { readStack } from './stack-file.js';
import { poll } from './timing.js';

// Longer than a part is given to stop.
const STOP_TIMEOUT_MS = 30_000;

/**
 * Ends the stack on a data directory in order, whichever process holds it, and waits until all of it is gone; after 30 s
 * it is killed. The data stays.
 *
 * @returns whether there was one
 */
export async function downStack(dataDir: string): Promise<boolean> {
  const stack = readStack(dataDir);
  if (stack === undefined) return false;
  const { holder } = stack;
  signalProcess(holder, 'SIGTERM');
  const ended = await poll(() => !isRunning(holder), STOP_TIMEOUT_MS, 100);
  if (ended === undefined) {
    signalProcess(holder, 'SIGKILL');
    await poll(() => !isRunning(holder), STOP_TIMEOUT_MS, 100);
  }
  await withDirectory(dataDir, clearLeftovers);
  return true;
}

// Everything a stack writes into its data directory; what else is there is somebody else's.
const CONTENTS = ['kafka', 'registry', 'clickhouse', 'logs', 'ports.json', 'stack.json'];

/** Ends the stack on a data directory and deletes everything it stored. */
export async function resetStack(dataDir: string): Promise<void> {
  await downStack(dataDir);
  if (!existsSync(dataDir)) return;
  await withDirectory(dataDir, () => {
    for (const name of CONTENTS) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  });
}

async function withDirectory(dataDir: string, action: (dataDir: string) => Promise<void> | void): Promise<void> {
  const real = realpathSync(dataDir);
  const lock = await tryLock(`stack ${real}`);
  // Somebody was quick to start it again.
  if (lock === undefined) throw new StackInUseError(real, readStack(real)?.holder.pid);
  try {
    await action(real);
  } finally {
    await lock.release();
  }
}
