import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureArtifact } from './artifact.js';
import { PreparationError } from './errors.js';
import { findProgram } from './find-program.js';
import { packageFile } from './package-files.js';

/** Command and first arguments that start a server bound to this process's life (see native/launcher.c). */
export interface Launcher {
  command: string;
  args: string[];
}

/** `c` needs a C compiler once per machine, `python` needs python3 at every start. */
export type LauncherKind = 'c' | 'python';

/**
 * The launcher, compiled into the cache on first use. Without a compiler that works, Python is used.
 *
 * @throws PreparationError when neither works
 */
export async function ensureLauncher(kind?: LauncherKind): Promise<Launcher> {
  if (kind === 'python') return await pythonLauncher();
  try {
    return await compiledLauncher();
  } catch (error) {
    if (kind === 'c') throw error;
    return await pythonLauncher(error);
  }
}

async function compiledLauncher(): Promise<Launcher> {
  const source = packageFile('native/launcher.c');
  const version = createHash('sha256')
    .update(await readFile(source))
    .digest('hex')
    .slice(0, 12);
  const folder = await ensureArtifact({
    name: 'launcher',
    version,
    bytes: 0,
    fill: async (target) => {
      await promisify(execFile)('cc', ['-O1', '-o', path.join(target, 'launcher'), source, '-ldl', '-lpthread']);
    },
  });
  return { command: path.join(folder, 'launcher'), args: [] };
}

async function pythonLauncher(cause?: unknown): Promise<Launcher> {
  if (findProgram('python3') === undefined) {
    throw new PreparationError('neither cc nor python3 can start the servers', { cause });
  }
  // What is found on PATH may be a version manager's script, which needs an environment that servers do not get.
  const { stdout } = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']);
  return { command: stdout.trim(), args: [packageFile('native/launcher.py')] };
}
