import { type Command, InvalidArgumentError } from 'commander';
import { usageError } from '../command-error.js';

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

/**
 * Parameters that have options of their own, and those that are given as `name=value`.
 * @param option which one takes the latter, for errors
 * @throws {CommandError} for another form
 */
export function parametersOf(
  own: Readonly<Record<string, string | readonly string[] | undefined>>,
  option: string,
  others: readonly string[] = [],
): Record<string, string[]> {
  const all = new Map<string, string[]>();
  const add = (name: string, values: readonly string[]) => all.set(name, [...(all.get(name) ?? []), ...values]);
  for (const [name, value] of Object.entries(own)) if (value !== undefined) add(name, [value].flat());
  for (const other of others) {
    const [, name, value] = /^([^=]+)=(.+)$/s.exec(other) ?? [];
    if (name === undefined || value === undefined) throw usageError(`${option} ${other}: must be name=value`);
    add(name, [value]);
  }
  return Object.fromEntries(all);
}
