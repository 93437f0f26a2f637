import { setTimeout } from 'node:timers/promises';
import { type AuditTrail, refusedEvent } from '@docket/operations';
import {
  type AbortCommand,
  type Command,
  type CommandOutcome,
  OUTCOME_KIND,
  type ReplayCommand,
} from '@docket/projections';
import { type ControlPublisher } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { GivenUpError, untilAnswered } from '../delivery/retry.js';
import { type AskedCommand, type UnreadableCommand } from './command-book.js';
import { done, type Ending, refused } from './endings.js';
import { type OpsMetrics } from './ops-metrics.js';
import { type ReplayRunner } from './replay-runner.js';
import { type Upkeep, type UpkeepCommand } from './upkeep.js';

const RETRY = { firstMs: 200, maxMs: 5_000 };
/** How often the audit log is completed by what a command line could not publish, ms. */
const AUDIT_EVERY_MS = 60_000;
/** A replay that was taken up is in the log after about this time, ms. */
const BEGINS_MS = 500;

/** What the worker works with. */
export interface OpsWorkerParts {
  /** Fired to end all that is under way; what it works with has its signal. */
  readonly ending: AbortController;
  readonly replays: Pick<ReplayRunner, 'run' | 'hasBegun'>;
  readonly upkeep: Pick<Upkeep, 'carryOut'>;
  readonly publisher: Pick<ControlPublisher, 'publish'>;
  readonly trail: Pick<AuditTrail, 'add' | 'catchUp' | 'close'>;
  readonly metrics: OpsMetrics;
  readonly log: Logger;
}

/**
 * Carries out commands in the order in which they were asked for: replays one at a time, and beside them whatever takes no
 * time, so that a replay can be ended and a mistake taken back while another one runs. What became of a command is published as
 * its outcome; a command is pending until then.
 */
export class OpsWorker {
  readonly #timer: NodeJS.Timeout;
  #pending: readonly AskedCommand[] = [];
  /** Commands that this process works on, or is done with. */
  readonly #taken = new Set<string>();
  /** Those of them that it does nothing more for. */
  readonly #left = new Set<string>();
  #replaying: Promise<void> | undefined;
  #tidying: Promise<void> | undefined;

  constructor(private readonly parts: OpsWorkerParts) {
    this.#timer = setInterval(() => {
      parts.trail.catchUp();
    }, AUDIT_EVERY_MS);
    this.#timer.unref();
  }

  /** @param commands that have no outcome, all of them, in their order; returns at once */
  carryOut(commands: readonly AskedCommand[]): void {
    this.#pending = commands;
    this.parts.metrics.pending.set(commands.length);
    this.parts.trail.catchUp();
    this.#go();
  }

  /** Leaves replays where they are, and waits for what ends soon. What is under way may be cut off at any place. */
  async stop(withinMs: number): Promise<void> {
    clearInterval(this.#timer);
    this.parts.ending.abort(new GivenUpError('the ops worker is told to end'));
    const late = setTimeout(withinMs, undefined, { ref: false });
    await Promise.race([Promise.all([this.#replaying, this.#tidying]), late]);
    await this.parts.trail.close(withinMs);
  }

  #go(): void {
    this.#tidying ??= this.#lane(
      () => this.#next(isQuick),
      (command) => this.#tidy(command),
    ).finally(() => {
      this.#tidying = undefined;
    });
    this.#replaying ??= this.#lane(
      () => this.#next(isReplay),
      async (command) => this.#conclude(command, await this.parts.replays.run(command)),
    ).finally(() => {
      this.#replaying = undefined;
    });
  }

  async #lane<C extends AskedCommand>(next: () => C | undefined, work: (command: C) => Promise<void>): Promise<void> {
    for (let command = next(); command && !this.#isEnding(); command = next()) {
      const { id } = command;
      this.#taken.add(id);
      try {
        await work(command);
      } catch (error) {
        if (this.#isEnding()) return;
        // A mistake of ours; the command stays without an outcome, and is taken up again at the next start.
        this.parts.log.error({ command: id, error: textOf(error) }, 'a command could not be carried out');
      }
      this.#left.add(id);
      this.#go();
    }
  }

  #isEnding(): boolean {
    return this.parts.ending.signal.aborted;
  }

  /** The first one that waits. */
  #next<C extends AskedCommand>(is: (command: AskedCommand) => command is C): C | undefined {
    return this.#pending.filter(is).find(({ id }) => !this.#taken.has(id) && !this.#isToBeAborted(id));
  }

  /** One that somebody wants to end is not begun before. */
  #isToBeAborted(id: string): boolean {
    return this.#pending.some((one) => one.kind === 'abort' && one.replay === id && !this.#left.has(one.id));
  }

  async #tidy(command: UpkeepCommand | UnreadableCommand): Promise<void> {
    if (command.kind === 'unreadable') {
      this.parts.log.error({ command: command.id, problem: command.problem }, 'a command is refused');
      await this.#publish(command.id, command.kind, refused(command.problem));
    } else if (command.kind === 'abort') await this.#conclude(command, await this.#abort(command));
    else await this.#conclude(command, await this.parts.upkeep.carryOut(command));
  }

  /** What was asked for and not begun is in no log: it is answered here, and never begun. */
  async #abort(command: AbortCommand): Promise<Ending> {
    const target = this.#pending.filter(isReplay).find(({ id }) => id === command.replay);
    while (target && !this.#left.has(target.id) && !(await this.parts.replays.hasBegun(target))) {
      if (!this.#taken.has(target.id)) {
        this.#taken.add(target.id);
        await this.#conclude(target, { state: 'aborted', detail: `ended before it began: ${command.reason}` });
        return done('the replay is ended before it began');
      }
      await setTimeout(BEGINS_MS, undefined, { signal: this.parts.ending.signal });
    }
    return this.parts.upkeep.carryOut(command);
  }

  async #conclude(command: Command, ending: Ending): Promise<void> {
    const { id, kind, projection } = command;
    this.parts.log.info({ command: id, kind, projection, ...ending }, 'command carried out');
    if (ending.state === 'refused') this.parts.trail.add(refusedEvent(command, ending.detail, Date.now()));
    await this.#publish(id, kind, ending);
  }

  async #publish(id: string, kind: AskedCommand['kind'], ending: Ending): Promise<void> {
    const outcome: CommandOutcome = { id, ...ending, at: new Date().toISOString() };
    await untilAnswered(() => this.parts.publisher.publish(OUTCOME_KIND, id, outcome), {
      signal: this.parts.ending.signal,
      backoff: RETRY,
      onRetry: (error) => {
        this.parts.log.warn({ command: id, error: textOf(error) }, 'an outcome waits for Kafka');
      },
    });
    this.parts.metrics.commands.inc({ kind, state: ending.state });
  }
}

function isReplay(command: AskedCommand): command is ReplayCommand {
  return command.kind === 'replay';
}

function isQuick(command: AskedCommand): command is UpkeepCommand | UnreadableCommand {
  return command.kind !== 'replay';
}
