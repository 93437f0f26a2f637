import { type Command, InvalidArgumentError } from 'commander';

/** Where the query service is asked, told below the examples of commands that ask it. */
export const WHO_IS_ASKED = `\
The address comes from --url or DOCKET_QUERY_URL, the key from --key-file or DOCKET_API_KEY; without them a running
\`docket start\` is asked.`;

/** Adds the options that say whom to ask. */
export function withTarget(command: Command): Command {
  return command
    .option('--url <address>', 'address of the query service')
    .option('--key-file <file>', 'file that holds the API key');
}

/** An option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** An option that is a whole number from 1 up. @throws {InvalidArgumentError} */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('must be a whole number from 1 up');
}
