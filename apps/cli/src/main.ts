import { interruption } from './interruption.js';
import { terminal } from './output.js';
import { runDocket } from './run-docket.js';

/** How long what a command left open may take to end after Ctrl-C. */
const GRACE_MS = 2_000;

/** Runs one command line of this process. @returns the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = interruption();
  try {
    // eslint-disable-next-line no-restricted-properties -- the one place where the process's variables enter the CLI
    return await runDocket(argv.slice(2), { out: terminal, env: process.env, signal: interrupt.signal });
  } finally {
    interrupt.dispose();
    // A connection or a download that does not react to the signal must not keep an interrupted command alive.
    if (interrupt.signal.aborted) setTimeout(() => process.exit(), GRACE_MS).unref();
  }
}
