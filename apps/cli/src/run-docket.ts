import { type ContextOptions, createContext } from './context.js';
import { ExitCode } from './exit-code.js';
import { failureOf } from './failure.js';
import { createProgram, mountCommands } from './program.js';

const VERSION = '0.1.0';

/** Runs `docket` with these arguments. @returns the exit code; never throws. */
export async function runDocket(
  args: readonly string[],
  { out, env, signal }: Omit<ContextOptions, 'dataDirOption'>,
): Promise<ExitCode> {
  const program = createProgram(VERSION).configureOutput({
    writeOut: (text) => {
      out.print(text.trimEnd());
    },
    writeErr: (text) => {
      out.note(text.trimEnd());
    },
  });
  const dataDirOption = () => program.opts<{ dataDir?: string }>().dataDir;
  mountCommands(program, createContext({ out, env, signal, dataDirOption }));
  try {
    await program.parseAsync(args, { from: 'user' });
    return ExitCode.ok;
  } catch (error) {
    if (signal.aborted) return ExitCode.interrupted;
    const { message, exitCode } = failureOf(error);
    if (message !== undefined) out.note(`docket: ${message}`);
    return exitCode;
  }
}
