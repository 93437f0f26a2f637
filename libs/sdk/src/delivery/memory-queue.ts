import { type PendingEvent } from './pending-event.js';

/** Events in memory that wait for Kafka, oldest first, and how many bytes they and those on their way take. */
export class MemoryQueue {
  #waiting: PendingEvent[] = [];
  #bytes = 0;

  get length(): number {
    return this.#waiting.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(event: PendingEvent): void {
    this.#waiting.push(event);
    this.#bytes += event.bytes;
  }

  /** Events that were taken and are to be sent once more, before all others. */
  putBack(events: readonly PendingEvent[]): void {
    this.#waiting = [...events, ...this.#waiting];
  }

  /** The oldest events of at most `most` bytes, and at least one. Their bytes count until they are {@link done}. */
  take(most: number): PendingEvent[] {
    let bytes = 0;
    let count = 0;
    for (const event of this.#waiting) {
      if (count > 0 && bytes + event.bytes > most) break;
      bytes += event.bytes;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** Takes out all that waits. */
  takeAll(): PendingEvent[] {
    const all = this.#waiting;
    this.#waiting = [];
    this.done(all);
    return all;
  }

  /** Events that were taken are on their way no longer. */
  done(events: readonly PendingEvent[]): void {
    for (const event of events) this.#bytes -= event.bytes;
  }
}
