import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { describeProgress, type LocalStack, type StackOptions, startStack } from '@docket/local-stack';
import { type Endings } from './endings.js';

const PREFIX = 'docket-bench-';
/** Processes at work above which figures cannot be trusted. */
const BUSY = 0.8;

/** Servers of our own in a temporary directory. Both go when the benchmark ends, also when it is interrupted. */
export interface BenchStack {
  readonly servers: LocalStack;
  readonly directory: string;
}

/**
 * Starts Kafka, registry and ClickHouse.
 * @param note is told what is going on
 * @param parts only these of them
 * @param dataDir where they keep their data, which stays; else in the temporary directory
 */
export async function startBenchStack(
  endings: Endings,
  note: (line: string) => void,
  { parts, dataDir }: { parts?: StackOptions['parts']; dataDir?: string | undefined } = {},
): Promise<BenchStack> {
  removeAbandoned();
  const [load = 0] = loadavg();
  if (load > BUSY) note(`this machine is busy (load ${load.toFixed(1)}): what is measured now says little`);
  const directory = temporaryDirectory(endings);
  const starting = startStack({
    dataDir: dataDir ?? path.join(directory, 'stack'),
    parts,
    onProgress: (progress) => {
      note(describeProgress(progress));
    },
  });
  endings.add(() =>
    starting.then(
      (stack) => stack.stop(),
      () => undefined,
    ),
  );
  return { servers: await starting, directory };
}

/** A directory that goes when the benchmark ends. */
export function temporaryDirectory(endings: Endings): string {
  const directory = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  endings.add(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

/** A run that was killed took its servers with it but could not delete their data. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
