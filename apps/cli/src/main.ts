import { createContext } from './context.js';
import { ExitCode } from './exit-code.js';
import { failureOf } from './failure.js';
import { interruption } from './interruption.js';
import { terminal } from './output.js';
import { createProgram, mountCommands } from './program.js';

const VERSION = '0.1.0';

/** How long what a command left open may take to end after Ctrl-C. */
const GRACE_MS = 2_000;

/** Runs one command line. @returns the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = interruption();
  const program = createProgram(VERSION);
  const context = createContext({
    out: terminal,
    // eslint-disable-next-line no-restricted-properties -- the one place where the process's variables enter the CLI
    env: process.env,
    signal: interrupt.signal,
    dataDirOption: () => program.opts<{ dataDir?: string }>().dataDir,
  });
  mountCommands(program, context);
  try {
    await program.parseAsync(argv);
    return ExitCode.ok;
  } catch (error) {
    if (interrupt.signal.aborted) return ExitCode.interrupted;
    const { message, exitCode } = failureOf(error);
    if (message !== undefined) terminal.note(`docket: ${message}`);
    return exitCode;
  } finally {
    interrupt.dispose();
    if (interrupt.signal.aborted) endSoon();
  }
}

/** A connection or a download that does not react to the signal must not keep an interrupted command alive. */
function endSoon(): void {
  setTimeout(() => process.exit(), GRACE_MS).unref();
}
