import { ConfigError } from '@docket/config';
import { CommanderError } from 'commander';
import { CommandError } from './command-error.js';
import { ExitCode } from './exit-code.js';

/** How a failed command ends: what is printed (nothing when it was printed already) and the exit code. */
export interface Failure {
  readonly message: string | undefined;
  readonly exitCode: ExitCode;
}

/** Turns whatever a command threw into one message and a documented exit code. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError) return { message: error.message || undefined, exitCode: error.exitCode };
  if (error instanceof CommanderError) return commanderFailure(error);
  if (error instanceof ConfigError) return { message: error.message, exitCode: ExitCode.usage };
  if (!(error instanceof Error)) return { message: String(error), exitCode: ExitCode.failed };
  if (isUnreachable(error)) return { message: unreachableMessage(error), exitCode: ExitCode.unreachable };
  return { message: error.message, exitCode: ExitCode.failed };
}

/** Commander has printed its own errors; help and version are no errors. */
function commanderFailure(error: CommanderError): Failure {
  return { message: undefined, exitCode: error.exitCode === 0 ? ExitCode.ok : ExitCode.usage };
}

/** Libraries put the verdict on the error: what may be tried again is something that did not answer. */
function isUnreachable(error: Error): boolean {
  return 'verdict' in error && error.verdict === 'retry';
}

function unreachableMessage(error: Error): string {
  return `${error.message}\nIs it running? \`docket doctor\` checks every part; \`docket up\` starts the local stack.`;
}
