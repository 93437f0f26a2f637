import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Command, COMMAND_KIND } from '@docket/projections';
import { type ControlPublisher } from '@docket/sdk';
import { type RequestCaller } from '../access/caller.js';
import { type InstallationReader } from '../access/installation.js';
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
/** How long Kafka may take to confirm a command, ms. */
const PUBLISH_MS = 10_000;
/** How long to wait until ingestion has brought the command to where it is read, ms. */
const VISIBLE_MS = 3_000;
const POLL_MS = 50;

/** Takes commands: publishes them to the control topic, where the ops worker finds them. */
export class CommandDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 503 when Kafka does not confirm it in time, 409 when too many wait already */
  async take(wanted: Wanted, { id, name }: RequestCaller, installation: InstallationReader): Promise<CommandView> {
    const by = { type: 'API', id, name } as const;
    const command: Command = { ...wanted, id: randomUUID(), by, requested_at: new Date().toISOString() };
    await requireRoom(installation);
    await this.publish(command);
    await untilVisible(installation, command.id);
    return toCommandView({ command, outcome: undefined });
  }

  private async publish(command: Command): Promise<void> {
    const patience = new AbortController();
    const late = setTimeout(PUBLISH_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
      throw new Error(`no answer within ${PUBLISH_MS} ms`);
    });
    late.catch(() => undefined);
    try {
      await Promise.race([this.publisher.publish(COMMAND_KIND, command.id, command), late]);
    } catch (error) {
      throw new Problem(
        'unavailable',
        `Kafka did not confirm the command; it may be carried out all the same. See /v1/commands/${command.id} before you repeat it.`,
        [],
        { cause: error },
      );
    } finally {
      patience.abort();
    }
  }
}

async function requireRoom(installation: InstallationReader): Promise<void> {
  const waiting = (await readCommands(installation)).filter(({ outcome }) => !outcome).length;
  if (waiting < MOST_WAITING) return;
  throw new Problem('conflict', `${waiting} commands wait for the ops worker already; see that it runs.`);
}

/** A client that follows `Location` at once should find it. When ingestion is behind, it is told of all the same. */
async function untilVisible(installation: InstallationReader, id: string): Promise<void> {
  const until = Date.now() + VISIBLE_MS;
  while (Date.now() < until) {
    if ((await readCommand(installation, id)) !== undefined) return;
    await setTimeout(POLL_MS);
  }
}
