import { ExitCode } from './exit-code.js';

/**
 * A failure that is told to the user in one message: what is wrong, and what to do about it.
 * An empty message means that the command has printed its report itself.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = ExitCode.failed,
  ) {
    super(message);
  }
}

/** Wrong usage: names the option, argument or field, and how to write it. */
export function usageError(message: string): CommandError {
  return new CommandError(message, ExitCode.usage);
}

/** Something did not answer: names it, its address, and how to start it. */
export function unreachableError(message: string): CommandError {
  return new CommandError(message, ExitCode.unreachable);
}
