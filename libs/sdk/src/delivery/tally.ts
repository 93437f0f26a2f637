import { channels } from '../observe/channels.js';
import { type PendingEvent } from './pending-event.js';

/** Why an event of best effort was given up. */
export type DropReason = 'invalid' | 'buffer_full' | 'spool_full' | 'spool_failed' | 'closed';

/** What became of the events of a client so far. */
export interface Counts {
  /** Taken over from callers. */
  readonly emitted: number;
  /** Confirmed by Kafka, those from the spool included. */
  readonly acknowledged: number;
  /** Written to the spool. */
  readonly spooled: number;
  /** Durable events whose callers were told that Kafka may not have them. */
  readonly failed: number;
  /** Events of best effort that were given up, by reason. */
  readonly dropped: Readonly<Record<DropReason, number>>;
}

/** Counts what becomes of events, and tells of drops. */
export class Tally {
  emitted = 0;
  acknowledged = 0;
  spooled = 0;
  failed = 0;
  readonly #dropped = { invalid: 0, buffer_full: 0, spool_full: 0, spool_failed: 0, closed: 0 };

  get counts(): Counts {
    const { emitted, acknowledged, spooled, failed } = this;
    return { emitted, acknowledged, spooled, failed, dropped: { ...this.#dropped } };
  }

  /** An event of best effort is given up. */
  drop(reason: DropReason, action: string, eventId: string): void {
    this.#dropped[reason] += 1;
    if (channels.dropped.hasSubscribers) channels.dropped.publish({ reason, action, event_id: eventId });
  }

  /** An event cannot be delivered: whoever waits for it is told, else it is counted as dropped. */
  giveUp(event: PendingEvent, error: Error, reason: DropReason): void {
    if (!event.failed(error)) return;
    if (event.isDurable) this.failed += 1;
    else this.drop(reason, event.action, event.eventId);
  }
}
