import { randomUUID } from 'node:crypto';
import { type Command, COMMAND_KIND } from '@docket/projections';
import { type ControlPublisher } from '@docket/sdk';
import { type RequestCaller, requesterOf } from '../access/caller.js';
import { type InstallationReader } from '../access/installation.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { Problem } from '@docket/http';
import { type CommandView, toCommandView } from './command-view.js';
import { readCommand, readCommands } from './read-commands.js';

/** What a command is about; who wants it and when is filled in. */
export type Wanted = Command extends infer C
  ? C extends Command
    ? Omit<C, 'id' | 'by' | 'requested_at'>
    : never
  : never;

/** Commands that may wait for the ops worker; more mean that nobody is there to carry them out. */
const MOST_WAITING = 100;

/** Takes commands: publishes them to the control topic, where the ops worker finds them. */
export class CommandDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 503 when Kafka does not confirm it in time, 409 when too many wait already */
  async take(wanted: Wanted, caller: RequestCaller, installation: InstallationReader): Promise<CommandView> {
    const command: Command = {
      ...wanted,
      id: randomUUID(),
      by: requesterOf(caller),
      requested_at: new Date().toISOString(),
    };
    await requireRoom(installation);
    const record = { kind: COMMAND_KIND, id: command.id, value: command };
    await publishConfirmed(
      this.publisher,
      record,
      `Kafka did not confirm the command; it may be carried out all the same. See /v1/commands/${command.id} before you repeat it.`,
    );
    await untilVisible(() => readCommand(installation, command.id));
    return toCommandView({ command, outcome: undefined });
  }
}

async function requireRoom(installation: InstallationReader): Promise<void> {
  const waiting = (await readCommands(installation)).filter(({ outcome }) => !outcome).length;
  if (waiting < MOST_WAITING) return;
  throw new Problem('conflict', `${waiting} commands wait for the ops worker already; see that it runs.`);
}
