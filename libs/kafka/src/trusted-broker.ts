import { isIP } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { certificateAdvice } from './connection-advice.js';
import { KafkaFailure } from './kafka-failure.js';

const HANDSHAKE_MS = 5_000;

/**
 * Makes sure that a broker's certificate is one we trust, before the driver is let loose: it takes a certificate that
 * will never be trusted for a broker that is away, and tries again for half a minute before it says so. What else may be
 * wrong is left to the driver.
 * @throws {KafkaFailure} with verdict `stop`, saying what to do
 */
export async function assertTrusted(brokers: readonly string[], options: ConnectionOptions): Promise<void> {
  const problems = await Promise.all(brokers.map((broker) => handshake(broker, options)));
  if (problems.includes(undefined)) return;
  for (const [index, problem] of problems.entries()) {
    const advice = certificateAdvice(problem);
    if (advice === undefined || !problem) continue;
    const message = `the certificate of Kafka's broker ${brokers[index] ?? ''} is not accepted (${problem.message}): ${advice}`;
    throw new KafkaFailure(message, false, undefined, { cause: problem });
  }
}

/** @returns why it failed */
function handshake(broker: string, options: ConnectionOptions): Promise<Error | undefined> {
  const at = broker.lastIndexOf(':');
  const host = broker.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  return new Promise((resolve) => {
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port: Number(broker.slice(at + 1)), ...servername, ...options }, () => {
      socket.end();
      resolve(undefined);
    });
    socket.setTimeout(HANDSHAKE_MS, () => socket.destroy(new Error('no answer')));
    socket.on('error', resolve);
  });
}
