import { type ArchiveVerification, verifyArchive } from '@docket/archive';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { withLocation } from './with-location.js';

/** The options of `docket archive verify`. */
export interface VerifyArchiveOptions {
  readonly from: string;
  readonly json?: boolean;
}

/** Reads an archive whole and prints what is wrong. @throws {CommandError} when anything is, or there is no archive */
export async function runVerify({ from, json }: VerifyArchiveOptions, context: CliContext): Promise<void> {
  const verified = await withLocation(from, context, (storage) =>
    verifyArchive(storage, context.signal, () => undefined),
  );
  if (json === true) context.out.print(JSON.stringify(verified, undefined, 2));
  else for (const line of linesOf(verified)) context.out.print(line);
  if (verified.ranges === 0 && verified.problems.length === 0) throw new CommandError(`there is no archive at ${from}`);
  if (verified.problems.length > 0) throw new CommandError('');
}

function linesOf({ ranges, files, bytes, problems, strays }: ArchiveVerification): string[] {
  const number = (value: number): string => value.toLocaleString('en');
  return [
    `${number(ranges)} ranges, ${number(files)} files, ${number(bytes)} bytes`,
    ...problems,
    ...strays.map((key) => `${key} belongs to no range: left by an archiver that was ended, or being written`),
    problems.length === 0 ? 'all is as it was written' : `${number(problems.length)} problems`,
  ];
}
