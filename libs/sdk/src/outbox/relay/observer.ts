import { type GivenUpRow } from './rows.js';

/** Told what a relay does: for logs and metrics. */
export interface RelayObserver {
  /** Events are in Kafka and no longer in the outbox. @param again of them were marked as redeliveries */
  sent?(events: number, again: number): void;
  setAside?(rows: readonly GivenUpRow[]): void;
  /** Nothing can be sent now; it tries again after `retryInMs`. */
  failed?(error: unknown, retryInMs: number): void;
  /** After failures, everything goes on. */
  recovered?(): void;
}
