import { type IncomingRecord } from '@docket/kafka';
import { type Command, command, COMMAND_KIND, OUTCOME_KIND } from '@docket/projections';
import { z } from 'zod';

/** A command that this version cannot read. */
export interface UnreadableCommand {
  readonly kind: 'unreadable';
  readonly id: string;
  /** What is wrong with it, for people. */
  readonly problem: string;
}

/** What a record of the control topic asks for. */
export type AskedCommand = Command | UnreadableCommand;

/** The commands on the control topic and whether they have an outcome, as far as the topic was read. */
export class CommandBook {
  /** In the order in which they were asked for. */
  readonly #commands = new Map<string, AskedCommand>();
  readonly #ended = new Set<string>();

  /** Forgets everything: the topic is read from its beginning again. */
  clear(): void {
    this.#commands.clear();
    this.#ended.clear();
  }

  /** Takes in what comes next; records of other kinds are none of ours. */
  take(record: IncomingRecord): void {
    const key = record.key?.toString('utf8') ?? '';
    const slash = key.indexOf('/');
    const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)];
    if (kind === OUTCOME_KIND) {
      this.#ended.add(id);
      this.#commands.delete(id);
    } else if (kind === COMMAND_KIND && !this.#ended.has(id)) {
      if (record.value === null) this.#commands.delete(id);
      else this.#commands.set(id, readCommand(id, record.value.toString('utf8')));
    }
  }

  /** Commands without an outcome, in the order in which they were asked for. */
  get pending(): readonly AskedCommand[] {
    return [...this.#commands.values()];
  }
}

function readCommand(id: string, text: string): AskedCommand {
  const unreadable = (problem: string): UnreadableCommand => ({ kind: 'unreadable', id, problem });
  try {
    const { success, data, error } = command.safeParse(JSON.parse(text));
    if (!success) return unreadable(`this version of Docket cannot read it: ${z.prettifyError(error)}`);
    return data.id === id ? data : unreadable(`it says that its id is ${data.id}`);
  } catch {
    return unreadable('it is not JSON');
  }
}
