import { spawn } from 'node:child_process';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../dist/main.js');

/** What a run of the benchmark left: its exit code, all that it said, and its process id. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly pid: number | undefined;
}

/** Runs the benchmark as people do, as a process of its own. */
export function run(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const note = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, output, pid: child.pid });
    });
  });
}
