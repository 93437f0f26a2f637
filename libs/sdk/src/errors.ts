/** An event that breaks the contract. Nothing was sent; sending the same again fails the same way. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  readonly verdict = 'stop';

  constructor(
    readonly action: string,
    /** Path of the field, for example `actor.type` or `details.to_category`. */
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${action}: ${field === '' ? 'the event' : field} ${problem}`);
  }
}

/** An action whose schema is not in the registry, or that this client was not given a schema for. */
export class UnknownActionError extends Error {
  override readonly name = 'UnknownActionError';
  readonly verdict = 'stop';
}

/** The buffer of events that wait for Kafka is full. Wait for earlier events and emit again. */
export class BufferFullError extends Error {
  override readonly name = 'BufferFullError';
  readonly verdict = 'retry';
}

/** The client was closed before this call. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
  readonly verdict = 'stop';
}

/**
 * Kafka did not confirm the event. It may or may not be in the topic: emit it again with the same `event_id` and
 * `redelivery: true`, and it will be stored once.
 */
export class DeliveryUnknownError extends Error {
  override readonly name = 'DeliveryUnknownError';
  readonly verdict = 'retry';

  constructor(
    readonly eventId: string,
    options: ErrorOptions,
  ) {
    super(`Kafka did not confirm event ${eventId}; emit it again with the same event_id and redelivery: true`, options);
  }
}
