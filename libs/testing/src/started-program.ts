import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program that a test has started, and what it said so far. */
export interface StartedProgram {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exit: Promise<{ code: number | null; signal: string | null }>;
}

/** Starts what was built as a process of its own, with no variables but those given and `PATH`. @throws when it was not built */
export function startProgram(
  main: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): StartedProgram {
  if (!existsSync(main)) throw new Error(`${main} is not built: npm run build`);
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...env } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  return { process: child, output: () => output, errors: () => errors, exit };
}
