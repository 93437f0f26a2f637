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

/** Too much waits in memory for Kafka or for the disk. Wait (`audit.ready()`) and emit again. */
export class BufferFullError extends Error {
  override readonly name = 'BufferFullError';
  readonly verdict = 'retry';

  constructor(bytes: number, what = 'Kafka') {
    super(`${bytes} bytes wait for ${what} already; await audit.ready() and emit again`);
  }
}

/** The spool is full, because Kafka has been away for too long. Nothing was sent; it can be emitted again once there is room. */
export class SpoolFullError extends Error {
  override readonly name = 'SpoolFullError';
  readonly verdict = 'retry';

  constructor(bytes: number, maxBytes: number) {
    super(
      `${bytes} of at most ${maxBytes} bytes are in the spool; bring Kafka back or raise spool.maxBytes, then emit again`,
    );
  }
}

/** The directory of the spool cannot be used. */
export class SpoolUnusableError extends Error {
  override readonly name = 'SpoolUnusableError';
  readonly verdict = 'stop';
}

/** The client was closed before this call. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
  readonly verdict = 'stop';
}

/**
 * Neither Kafka nor the spool confirmed the event. It may or may not be in the topic: emit it again with the same `event_id` and
 * `redelivery: true`, and it will be stored once.
 */
export class DeliveryUnknownError extends Error {
  override readonly name = 'DeliveryUnknownError';
  readonly verdict = 'retry';

  constructor(
    readonly eventId: string,
    options: ErrorOptions,
  ) {
    super(`event ${eventId} was not confirmed; emit it again with the same event_id and redelivery: true`, options);
  }
}
