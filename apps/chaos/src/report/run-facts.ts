import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { type RunSize } from '../run/run-size.js';

const GIB = 1024 ** 3;

/** What a report says of the run itself. */
export interface RunFacts {
  readonly size: RunSize;
  readonly began: Date;
  /** The code that ran. */
  readonly commit: string;
  readonly machine: string;
}

/** Asked for when a run begins: the report itself changes what it tells of. */
export function factsOf(size: RunSize): RunFacts {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / GIB)} GiB`;
  return {
    size,
    began: new Date(),
    commit: commit(),
    machine: `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${memory}`,
  };
}

function commit(): string {
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
