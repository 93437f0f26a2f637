import kafkajs from 'kafkajs';

/** Something between us and Kafka failed. */
export class KafkaFailure extends Error {
  override readonly name = 'KafkaFailure';

  /** `retry`: the outcome is unknown or the broker is busy; `stop`: the same call fails the same way. */
  readonly verdict: 'retry' | 'stop';

  constructor(
    message: string,
    mayPass: boolean,
    /** The protocol's error name (for example `TOPIC_AUTHORIZATION_FAILED`), when there is one. */
    readonly type?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.verdict = mayPass ? 'retry' : 'stop';
  }
}

/** The one place where the driver's errors are read. */
export function kafkaFailure(error: unknown): KafkaFailure {
  if (error instanceof KafkaFailure) return error;
  if (!(error instanceof Error)) return new KafkaFailure(String(error), false);
  const type = error instanceof kafkajs.KafkaJSProtocolError ? error.type : undefined;
  // "Retries exceeded" is the driver giving up for now, not a verdict on the call.
  const retriable =
    error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded ||
    (error instanceof kafkajs.KafkaJSError && error.retriable);
  return new KafkaFailure(error.message, retriable, type, { cause: error });
}
