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
  const retriable = (error instanceof kafkajs.KafkaJSError && error.retriable) || passes(error);
  const advice = connectionAdvice(error);
  const message = advice === undefined ? error.message : `${error.message}: ${advice}`;
  return new KafkaFailure(message, retriable, protocolType(error), { cause: error });
}

/**
 * What the driver says while Kafka cannot be reached, and calls final: it has given up for now, which is no verdict on
 * the call.
 */
const PASSING: ReadonlySet<string> = new Set([
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSTimeout',
  'KafkaJSLockTimeout',
  'KafkaJSBrokerNotFound',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
]);
/** Signing in fails in the same way every time. */
const FINAL = 'KafkaJSSASLAuthenticationError';

/** The driver wraps errors in others of another kind, so all of them are looked at. */
function passes(error: unknown): boolean {
  let found = false;
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === FINAL) return false;
    found ||= PASSING.has(at.name);
  }
  return found;
}

/** The driver wraps an answer of the broker once more when it gives up. */
function protocolType(error: unknown): string | undefined {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type;
  return error instanceof Error && error.cause !== undefined ? protocolType(error.cause) : undefined;
}
