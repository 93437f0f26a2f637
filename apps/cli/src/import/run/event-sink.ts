import { type ImportedEvent } from '../convert/imported-event.js';

/** Where events go. */
export interface EventSink {
  /**
   * Takes an event; calls are answered in any number at once, events are sent in the order of the calls.
   * @throws {InvalidEventError} for an event that breaks the contract: the row is bad, the import goes on.
   * @throws anything else ends the import.
   */
  send(event: ImportedEvent): Promise<void>;
  close(): Promise<void>;
}
