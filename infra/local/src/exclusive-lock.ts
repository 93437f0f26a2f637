import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { poll } from './timing.js';

/** Held until released or until the process ends, however it ends. */
export interface ExclusiveLock {
  release(): Promise<void>;
}

/**
 * Takes the lock called `name`, or returns `undefined` when any process of this machine (of this network namespace)
 * holds it.
 *
 * The lock is a listening socket in Linux's abstract namespace: the kernel takes it away when its holder ends, also by
 * kill -9, so there is no stale lock to detect and no pid that may have been given to somebody else.
 */
export async function tryLock(name: string): Promise<ExclusiveLock | undefined> {
  const path = `\0docket-${createHash('sha256').update(name).digest('hex')}`;
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path, exclusive: true }, () => {
      server.unref();
      resolve({
        release: () =>
          new Promise((done) =>
            server.close(() => {
              done();
            }),
          ),
      });
    });
  });
}

/** Takes the lock, waiting for whoever holds it. `onWait` is called once if there is somebody to wait for. */
export async function waitForLock(
  name: string,
  timeoutMs: number,
  onWait?: () => void,
): Promise<ExclusiveLock | undefined> {
  const lock = await tryLock(name);
  if (lock !== undefined) return lock;
  onWait?.();
  return poll(() => tryLock(name), timeoutMs, 200);
}
