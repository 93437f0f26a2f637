import { setTimeout as delay } from 'node:timers/promises';
import { type Problem } from '@docket/http';
import { type Changes } from '../changes/read-changes.js';
import { type Position } from '../changes/position.js';
import { type AuditEvent } from '../events/event.js';
import { endFrame, type EndReason, eventFrame, heartbeatFrame, helloFrame } from './frames.js';
import { type Outlet, StalledError } from './outlet.js';

/** What a tail is made of. */
export interface TailParts {
  readonly outlet: Outlet;
  /** What came in behind a position. */
  read(position: Position): Promise<Changes>;
  textOf(position: Position): string;
  /** What an error means to the client. */
  explain(error: unknown): Problem;
}

export interface TailTimes {
  /** Between two looks for what is new. */
  readonly lookMs: number;
  readonly heartbeatMs: number;
  /** How long a tail lives: a client comes back, and its key is looked at again. */
  readonly lifeMs: number;
}

const ENDINGS: Readonly<Record<EndReason, string>> = {
  shutdown: 'The service stops; come back with Last-Event-ID.',
  too_slow: 'Events came faster than they were taken; come back with Last-Event-ID.',
  time_is_up: 'The tail has lived its time; come back with Last-Event-ID.',
  failed: 'The events could not be read; come back with Last-Event-ID.',
};

/** Sends what comes in to one client, from a position on, until somebody ends it. */
export class Tail {
  readonly #ending = new AbortController();
  #reason: EndReason | undefined;
  #sentAt = Date.now();

  constructor(
    private readonly parts: TailParts,
    private readonly times: TailTimes,
  ) {
    parts.outlet.once('close', () => {
      this.#ending.abort();
    });
  }

  /** Ends the tail, and tells the client why. */
  end(reason: EndReason): void {
    this.#reason ??= reason;
    this.#ending.abort();
  }

  /** Resolves when the tail has ended, whatever ended it. */
  async run(start: Position): Promise<void> {
    const life = setTimeout(() => {
      this.end('time_is_up');
    }, this.times.lifeMs);
    try {
      await this.#send(helloFrame(this.parts.textOf(start)));
      let position = start;
      while (!this.#ending.signal.aborted) position = await this.#round(position);
      const reason = this.#reason ?? 'shutdown';
      this.parts.outlet.finish(endFrame(reason, ENDINGS[reason]));
    } catch (error) {
      this.#fail(error);
    } finally {
      clearTimeout(life);
    }
  }

  /** Sends what is there, and waits a little when that was all. */
  async #round(position: Position): Promise<Position> {
    const { events, position: next, isCaughtUp } = await this.parts.read(position);
    let sent = position;
    for (const event of events) {
      if (this.#ending.signal.aborted) return sent;
      sent = sent.with([placeBehind(event)]);
      await this.#send(eventFrame(event, this.parts.textOf(sent)));
    }
    if (Date.now() - this.#sentAt >= this.times.heartbeatMs) await this.#send(heartbeatFrame(this.parts.textOf(next)));
    if (isCaughtUp) await delay(this.times.lookMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
    return next;
  }

  async #send(text: string): Promise<void> {
    await this.parts.outlet.write(text);
    this.#sentAt = Date.now();
  }

  #fail(error: unknown): void {
    if (this.#ending.signal.aborted && this.parts.outlet.destroyed) return;
    if (error instanceof StalledError) this.parts.outlet.finish(endFrame('too_slow', ENDINGS.too_slow));
    else this.parts.outlet.finish(endFrame('failed', `${this.parts.explain(error).message} ${ENDINGS.failed}`));
  }
}

function placeBehind({ epoch, partition, offset }: AuditEvent): { epoch: number; partition: number; next: number } {
  return { epoch, partition, next: offset + 1 };
}
