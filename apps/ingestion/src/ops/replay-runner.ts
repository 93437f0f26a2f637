import { mayPass } from '@docket/ledger';
import { type TopicServers, withTopicSource } from '@docket/operations';
import {
  failReplay,
  ownerOf,
  type ProjectionDefinition,
  type ReplayCommand,
  ReplayLog,
  type ReplayObserver,
  type ReplayParts,
  replayProjection,
  type ReplayRun,
} from '@docket/projections';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { sleep, untilAnswered } from '../delivery/retry.js';
import { type Ending, endingOf, refused } from './endings.js';

/** Somebody else works on it, or a server is away: looked at again after this, ms. */
const LOOK_AGAIN_MS = 2_000;
const RETRY = { firstMs: 200, maxMs: 5_000 };

/** What replays are made with. */
export interface ReplayRunnerParts {
  readonly replay: ReplayParts;
  readonly servers: TopicServers;
  readonly definitions: readonly ProjectionDefinition[];
  readonly observer: ReplayObserver;
  readonly log: Logger;
}

/**
 * Carries out commands to replay. What was done stands in the log of projections under the id of the command: begun again after
 * a crash, here or elsewhere, the same replay goes on, and one that has ended is only reported.
 */
export class ReplayRunner {
  constructor(private readonly parts: ReplayRunnerParts) {}

  /** @returns how it ended @throws when the process is to end; the replay stays where it is */
  async run(command: ReplayCommand): Promise<Ending> {
    const definition = this.parts.definitions.find(({ name }) => name === command.projection);
    if (!definition) return refused(`there is no projection ${command.projection}`);
    for (;;) {
      this.parts.replay.signal.throwIfAborted();
      try {
        const ending = await this.#attempt(command, definition);
        if (ending) return ending;
      } catch (error) {
        this.parts.replay.signal.throwIfAborted();
        const ending = await this.#judge(command, error);
        if (ending) return ending;
      }
      await sleep(LOOK_AGAIN_MS, this.parts.replay.signal);
    }
  }

  /** Whether the log has anything of it. @throws when the process is to end */
  async hasBegun(command: ReplayCommand): Promise<boolean> {
    const found = await untilAnswered(() => this.#find(command), {
      signal: this.parts.replay.signal,
      backoff: RETRY,
      onRetry: (error) => {
        this.parts.log.warn({ command: command.id, error: textOf(error) }, 'a command waits for ClickHouse');
      },
    });
    return found !== undefined;
  }

  /** @returns undefined while somebody else works on it */
  async #attempt(command: ReplayCommand, definition: ProjectionDefinition): Promise<Ending | undefined> {
    const { replay, observer } = this.parts;
    const before = await this.#find(command);
    if (before?.hasEnded) return endingOf(before);
    if (before?.isAlive && ownerOf(before) !== replay.owner) return undefined;
    const { id: run, reason, by, dry_run: dryRun, max_rate } = command;
    const options = { run, reason, by, dryRun, maxRate: max_rate ?? undefined };
    if (command.source === 'topic') {
      await withTopicSource(replay, this.parts, (topic) =>
        replayProjection(replay, definition, { ...options, topic }, observer),
      );
    } else await replayProjection(replay, definition, options, observer);
    const after = await this.#find(command);
    return after?.hasEnded ? endingOf(after) : undefined;
  }

  /** What a failure means. @returns undefined when the same may succeed later, or somebody else goes on with it */
  async #judge(command: ReplayCommand, error: unknown): Promise<Ending | undefined> {
    const { replay, log } = this.parts;
    log.warn({ command: command.id, error: textOf(error) }, 'a replay did not go on');
    if (mayPass(error)) return undefined;
    try {
      const run = await this.#find(command);
      if (!run) return refused(messageOf(error));
      if (run.hasEnded) return endingOf(run);
      if (ownerOf(run) !== replay.owner) return undefined;
      await failReplay(replay, run, messageOf(error));
      return undefined;
    } catch (other) {
      if (mayPass(other)) return undefined;
      throw other;
    }
  }

  async #find({ id, projection }: ReplayCommand): Promise<ReplayRun | undefined> {
    const { writer, owner } = this.parts.replay;
    return (await new ReplayLog(writer, owner).runs([projection])).find(({ run }) => run === id);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
