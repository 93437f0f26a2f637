import { InvalidEventError } from '@docket/sdk';
import { type EventSink } from './event-sink.js';
import { type OutgoingEvent } from './outgoing-event.js';

/** What is told about each event. */
export interface SendObserver<E extends OutgoingEvent> {
  sent(event: E): void;
  refused(event: E, error: InvalidEventError): void;
}

/** Keeps at most `limit` events on their way. */
export class SendWindow<E extends OutgoingEvent> {
  private open = 0;
  private failure: { readonly error: unknown } | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly sink: EventSink,
    private readonly limit: number,
    private readonly observer: SendObserver<E>,
  ) {}

  /** Hands an event over; waits when too many are on their way. @throws what made an earlier event fail. */
  async send(event: E): Promise<void> {
    while (this.open >= this.limit && !this.failure) await this.change();
    this.throwFailure();
    this.open += 1;
    void this.follow(event);
  }

  /** Resolves when every event was answered. @throws what made one fail. */
  async drain(): Promise<void> {
    while (this.open > 0) await this.change();
    this.throwFailure();
  }

  private async follow(event: E): Promise<void> {
    try {
      await this.sink.send(event);
      this.observer.sent(event);
    } catch (error) {
      if (error instanceof InvalidEventError) this.observer.refused(event, error);
      else this.failure ??= { error };
    } finally {
      this.open -= 1;
      this.wake();
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
