import {
  type Command,
  command,
  COMMAND_KIND,
  commandOutcome,
  type CommandOutcome,
  readJson,
} from '@docket/projections';
import { type InstallationReader } from '../access/installation.js';
import { controlCommandsQuery } from './control-commands.query.js';

/** A command that was taken, and what became of it as far as it is known. */
export interface TakenCommand {
  readonly command: Command;
  readonly outcome: CommandOutcome | undefined;
}

/** Every command there is, newest first; those of other versions of Docket that cannot be read are left out. */
export function readCommands(installation: InstallationReader): Promise<TakenCommand[]> {
  return taken(installation, '');
}

/** One command; undefined when there is none. */
export async function readCommand(installation: InstallationReader, id: string): Promise<TakenCommand | undefined> {
  return (await taken(installation, id))[0];
}

async function taken(installation: InstallationReader, id: string): Promise<TakenCommand[]> {
  const rows = await installation.query(controlCommandsQuery, { id });
  const outcomes = new Map(
    rows
      .filter(({ kind }) => kind !== COMMAND_KIND)
      .flatMap(({ newest }) => readJson(commandOutcome, newest) ?? [])
      .map((outcome) => [outcome.id, outcome]),
  );
  return rows
    .filter(({ kind }) => kind === COMMAND_KIND)
    .flatMap(({ newest }) => readJson(command, newest) ?? [])
    .map((one) => ({ command: one, outcome: outcomes.get(one.id) }));
}
