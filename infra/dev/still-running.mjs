// Jest waits for whatever its tests left behind, and says nothing of what that is: this names it.
import { Socket } from 'node:net';
import { ChildProcess } from 'node:child_process';

const AFTER_TESTS_MS = 10_000;

/**
 * Prints what keeps this process alive, if it still is some seconds after the tests; ends it if nothing does. Node 20 may
 * clean up for ever in a process whose work is done (`Environment::CleanupHandles` waits for a request that never ends),
 * and an explicit end does without cleaning up.
 */
export function endOrNameWhatStillRuns() {
  process.once('beforeExit', () => process.exit());
  setTimeout(() => {
    const found = [...process.getActiveResourcesInfo().filter((kind) => !STREAMS.has(kind)), ...handles()];
    console.error(`After the tests these still keep Jest from ending:\n${count(found).join('\n')}`);
  }, AFTER_TESTS_MS).unref();
}

// Named with more of their circumstances by `handles`, or there always.
const STREAMS = new Set(['TCPSocketWrap', 'PipeWrap', 'TTYWrap', 'ProcessWrap', 'FSReqPromise']);

// Undocumented, and the only way to learn to whom a socket is connected.
function handles() {
  return process
    ._getActiveHandles()
    .map((handle) => {
      if (handle instanceof ChildProcess) return `process: ${handle.spawnargs.join(' ')}`;
      if (handle instanceof Socket && handle.remotePort)
        return `connection to ${handle.remoteAddress}:${handle.remotePort}`;
      return undefined;
    })
    .filter((text) => text !== undefined);
}

function count(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, times]) => `  ${times} x ${text}`);
}
