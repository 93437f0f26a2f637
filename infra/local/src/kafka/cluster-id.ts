import { randomBytes } from 'node:crypto';

/**
 * An id for a new cluster: 16 random bytes in base64url, as Kafka wants it. Never one that begins with a dash, which
 * Kafka's tools would take for an option: one id in 64 would not start.
 */
export function newClusterId(random: (size: number) => Buffer = randomBytes): string {
  const id = random(16).toString('base64url');
  return id.startsWith('-') ? newClusterId(random) : id;
}
