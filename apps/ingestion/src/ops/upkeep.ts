import {
  abortReplay,
  cleanUp,
  type Command,
  dropLeftCopies,
  type ProjectionDefinition,
  ReplayError,
  type ReplayParts,
  type ReplayRun,
  revertReplay,
} from '@docket/projections';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { untilAnswered } from '../delivery/retry.js';
import { done, type Ending, refused } from './endings.js';

const RETRY = { firstMs: 200, maxMs: 5_000 };

/** A command that takes no time: it is carried out while replays go on. */
export type UpkeepCommand = Exclude<Command, { kind: 'replay' }>;

/** Carries out what is done to replays and to what they left, each once: what was done stands in the log of projections. */
export class Upkeep {
  constructor(
    private readonly parts: ReplayParts,
    private readonly definitions: readonly ProjectionDefinition[],
    private readonly log: Logger,
  ) {}

  /** @throws when the process is to end */
  async carryOut(command: UpkeepCommand): Promise<Ending> {
    const definition = this.definitions.find(({ name }) => name === command.projection);
    if (!definition) return refused(`there is no projection ${command.projection}`);
    try {
      return await untilAnswered(() => this.#attempt(command, definition), {
        signal: this.parts.signal,
        backoff: RETRY,
        onRetry: (error) => {
          this.log.warn({ command: command.id, error: textOf(error) }, 'a command waits for ClickHouse');
        },
      });
    } catch (error) {
      this.parts.signal.throwIfAborted();
      if (!(error instanceof ReplayError)) this.log.error({ command: command.id, error: textOf(error) }, 'it failed');
      return refused(error instanceof Error ? error.message : String(error));
    }
  }

  async #attempt(command: UpkeepCommand, definition: ProjectionDefinition): Promise<Ending> {
    const { parts } = this;
    switch (command.kind) {
      case 'abort': {
        const run = await abortReplay(parts, command.projection, command, command.replay);
        return done(abortedText(run));
      }
      case 'revert':
        return done(`readers see version ${await revertReplay(parts, definition, command)} again`);
      case 'cleanup': {
        const dropped = await cleanUp(parts, command.projection, command);
        await dropLeftCopies(parts);
        if (dropped.length === 0) return done('there was no version but the one that readers see');
        return done(`version ${dropped.join(' and ')} dropped`);
      }
    }
  }
}

function abortedText({ isAlive }: ReplayRun): string {
  return isAlive ? 'the replay is ended; whoever works on it stops within seconds' : 'the replay is ended';
}
