import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { kafkaFailure } from './kafka-failure.js';

const gaveUp = new kafkajs.KafkaJSNumberOfRetriesExceeded(new Error('connect ECONNREFUSED'), {
  retryCount: 5,
  retryTime: 1,
});

/** With a message, of which the driver's types do not know. */
function made(kind: new () => Error): Error {
  return Reflect.construct(kind, ['of this kind']) as Error;
}

/** As the driver wraps them. */
function withCause(error: Error, cause: Error): Error {
  return Object.assign(error, { cause });
}

describe('kafkaFailure', () => {
  it('takes what the driver gives up on while Kafka is away for something that passes, however it is wrapped', () => {
    const wrapped = withCause(new kafkajs.KafkaJSNonRetriableError('gave up'), gaveUp);
    const timeOut = made(kafkajs.KafkaJSLockTimeout);
    for (const error of [gaveUp, wrapped, timeOut]) expect(kafkaFailure(error).verdict).toBe('retry');
  });

  it('keeps to final answers of the broker, and names them', () => {
    const answer = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE', code: 10, retriable: false });
    const tooLarge = new kafkajs.KafkaJSProtocolError(answer);
    expect(kafkaFailure(tooLarge)).toMatchObject({ verdict: 'stop', type: 'MESSAGE_TOO_LARGE' });
    const unsigned = withCause(made(kafkajs.KafkaJSSASLAuthenticationError), gaveUp);
    expect(kafkaFailure(unsigned).verdict).toBe('stop');
    expect(kafkaFailure(new kafkajs.KafkaJSNonRetriableError('no such thing')).verdict).toBe('stop');
  });
});
