import kafkajs from 'kafkajs';
import { connectionAdvice } from './connection-advice.js';

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
  // "Retries exceeded" is the driver giving up for now, not a verdict on the call.
  const retriable =
    error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded ||
    (error instanceof kafkajs.KafkaJSError && error.retriable);
  const advice = connectionAdvice(error);
  const message = advice === undefined ? error.message : `${error.message}: ${advice}`;
  return new KafkaFailure(message, retriable, protocolType(error), { cause: error });
}

/** The driver wraps an answer of the broker once more when it gives up. */
function protocolType(error: unknown): string | undefined {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type;
  return error instanceof Error && error.cause !== undefined ? protocolType(error.cause) : undefined;
}
