import { type OutgoingEvent } from './outgoing-event.js';

/** Where events go. */
export interface EventSink {
  /**
   * Takes an event; calls are answered in any number at once, events are sent in the order of the calls.
   * @throws {InvalidEventError} for an event that breaks the contract; those after it may go on.
   * @throws anything else ends publishing.
   */
  send(event: OutgoingEvent): Promise<void>;
  close(): Promise<void>;
}
