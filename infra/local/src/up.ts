import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { StackInUseError, SupervisorError } from './errors.js';
import { type StackOptions, stackOptions } from './options.js';
import { packageFile } from './package-files.js';
import type { OnProgress } from './progress.js';
import { readStack, type StackRecord } from './stack-file.js';
import type { SupervisorMessage } from './supervisor-message.js';

/** A stack that runs in the background, and whether this call started it. */
export interface BackgroundStack {
  stack: StackRecord;
  started: boolean;
}

/**
 * Starts a stack that outlives this process, held by a supervisor of its own, and returns when it is ready. A stack that
 * already runs on the directory is returned as it is. When this process ends before the stack is ready, it is not started.
 *
 * @throws StackInUseError another process is just starting a stack there
 * @throws SupervisorError the stack did not start; the message says why
 */
export async function upStack(options: StackOptions & { onProgress?: OnProgress }): Promise<BackgroundStack> {
  const { onProgress, ...rest } = options;
  const checked = stackOptions.parse(rest);
  mkdirSync(checked.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(checked.dataDir);
  const running = readStack(dataDir);
  if (running?.state === 'ready') return { stack: running, started: false };
  if (running !== undefined) throw new StackInUseError(dataDir, running.holder.pid);
  const supervisor = spawnSupervisor({ ...checked, dataDir });
  await untilReady(supervisor, onProgress);
  // From here on neither waits for the other.
  supervisor.disconnect();
  supervisor.unref();
  const stack = readStack(dataDir);
  if (stack === undefined) throw new SupervisorError(`the stack ended at once: see ${logOf(dataDir)}`);
  return { stack, started: true };
}

/** The log of the background process of a data directory. */
export function logOf(dataDir: string): string {
  return path.join(dataDir, 'logs', 'supervisor.log');
}

function spawnSupervisor(options: StackOptions): ChildProcess {
  const program = packageFile('dist/supervisor.js');
  if (!existsSync(program)) throw new SupervisorError('the local stack is not built: run npm run build');
  mkdirSync(path.dirname(logOf(options.dataDir)), { recursive: true });
  const log = openSync(logOf(options.dataDir), 'a');
  try {
    return spawn(process.execPath, [program, JSON.stringify(options)], {
      cwd: options.dataDir,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
  } finally {
    closeSync(log);
  }
}

function untilReady(supervisor: ChildProcess, onProgress?: OnProgress): Promise<void> {
  return new Promise((resolve, reject) => {
    supervisor.on('error', reject);
    supervisor.on('exit', (code, signal) => {
      reject(
        new SupervisorError(`the supervisor ended before the stack was ready (${signal ?? `exit code ${code ?? 0}`})`),
      );
    });
    // The only sender is supervisor.ts of the same build.
    supervisor.on('message', (message: SupervisorMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'ready') resolve();
      else reject(new SupervisorError(message.message));
    });
  });
}
