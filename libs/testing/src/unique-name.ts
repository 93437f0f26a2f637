import { randomBytes } from 'node:crypto';

/**
 * A name no other test has, valid as topic, consumer group, subject and ClickHouse database: the prefix, an underscore and
 * 12 random hex digits.
 */
export function uniqueName(prefix: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(prefix))
    throw new RangeError(`not a prefix of lower-case letters, digits and _: ${prefix}`);
  return `${prefix}_${randomBytes(6).toString('hex')}`;
}
